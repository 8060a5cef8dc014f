using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>A hunk of a forced patch that did not fit; it stands in the <c>.rej</c> beside the file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">The hunk's number among those of the patch's section, from 1; 0 when all of the section did not fit.</param>
/// <param name="Line">The patch's line that it begins on, from 1.</param>
public readonly record struct UnresolvedHunk(TreePath Path, int Number, int Line)
{
    /// <summary>As <c>--drop-hunk</c> takes it: <c>FILE:N</c>, or <c>FILE</c>.</summary>
    public override string ToString() => Number == 0 ? Path.ToDisplay() : $"{Path.ToDisplay()}:{Number}";
}
