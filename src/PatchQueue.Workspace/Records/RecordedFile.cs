using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>A file that patches of a tree name.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Original">What the mainline has there.</param>
/// <param name="BaseNumber">Where the mainline's file is kept below <c>.pq/base</c>; 0 when it stands in the tree or there is none.</param>
/// <param name="Result">
/// What pq left there: a file, a link, or nothing; null when the patches, taken together, leave what the mainline has.
/// </param>
public sealed record RecordedFile(TreePath Path, SourceState Original, int BaseNumber, RecordedResult? Result)
{
    /// <summary>
    /// Whether no patch has changed the file yet: somebody is going to, and what is kept below <c>.pq/base</c> is a copy.
    /// </summary>
    public bool IsCopied { get; init; }

    /// <summary>XxHash128 of what is kept below <c>.pq/base</c>; 0 when nothing is.</summary>
    public UInt128 BaseHash { get; init; }

    /// <summary>Whether pq wrote the file that is there.</summary>
    public bool IsWritten => Result is { State: not SourceState.Absent };
}
