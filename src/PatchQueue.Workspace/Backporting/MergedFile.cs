using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Backporting;

/// <summary>A file of a commit, merged with what the queue has of it.</summary>
/// <param name="Path">Where it is to be.</param>
/// <param name="Before">The queue's file there; null for none.</param>
/// <param name="Merge">What became of it.</param>
public sealed record MergedFile(TreePath Path, SourceFile? Before, FileMerge Merge)
{
    /// <summary>Whether the commit changes it here.</summary>
    public bool IsChanged => !FileMerge.IsSame(Before, Merge.File);

    /// <summary>Whether a person who brings the commit together has it before them: it changes, or is not clean.</summary>
    public bool IsLaidOut => Merge.File is not null && (IsChanged || !Merge.IsClean);

    /// <summary>What a person has to know about a file that is not clean.</summary>
    public string Words => Merge.Kind switch
    {
        FileMergeKind.Conflict => Merge.ConflictCount == 1 ? "1 conflict" : $"{Merge.ConflictCount} conflicts",
        FileMergeKind.Deleted when Before is null => "the queue has no such file; the commit changes it",
        FileMergeKind.Deleted => "the commit deletes it; here it is another",
        FileMergeKind.Unmergeable => "binary or a link, and different on both sides; it is ours",
        _ => "",
    };
}
