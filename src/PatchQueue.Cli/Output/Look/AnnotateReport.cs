using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Headers;
using PatchQueue.Text;
using PatchQueue.Tracing;

namespace PatchQueue.Output;

/// <summary>What <c>pq annotate</c> shows.</summary>
/// <param name="Path">The file.</param>
/// <param name="File">Its lines.</param>
/// <param name="Series">The patches that are in the tree; those of the file have been read.</param>
internal sealed record AnnotateReport(TreePath Path, FileAnnotation File, ImmutableArray<PlannedPatch> Series)
{
    /// <summary>The one line that is asked for, from 1; null for all.</summary>
    public int? OnlyLine { get; init; }

    /// <summary>The lines that are asked for, from 0.</summary>
    public IEnumerable<int> Lines => OnlyLine is { } line ? [line - 1] : Enumerable.Range(0, File.Lines.Count);

    /// <summary>The patches to name: all that change the file, or the one of the line.</summary>
    public IEnumerable<int> Patches =>
        OnlyLine is { } line ? File.Patches.Where(patch => patch == File.Makers[line - 1]) : File.Patches;

    /// <summary>The number that a patch has here, from 1; 0 for none.</summary>
    public int NumberOf(int patch) => File.Patches.IndexOf(patch) + 1;

    /// <summary>The values of a tag in a patch's header.</summary>
    public IReadOnlyList<string> Tag(int patch, ReadOnlySpan<byte> name)
    {
        var whole = Series[patch].Whole;
        return TagLines.Find(whole.Bytes.Span[..whole.HeaderLength], name);
    }
}
