using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Rebasing;

/// <summary>A mainline whose renamed files are found by their old names.</summary>
/// <param name="source">The mainline.</param>
/// <param name="renames">The new names by the old ones.</param>
/// <param name="renamed">Gives the files of the new names.</param>
internal sealed class RenamedSource(
    ISourceTree source, IReadOnlyDictionary<TreePath, TreePath> renames, ISourceTree renamed) : ISourceTree
{
    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions) => renames.TryGetValue(path, out var name)
        ? renamed.Read(name, text, out permissions)
        : source.Read(path, text, out permissions);
}
