using PatchQueue.Operations;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>A file that somebody has changed and no patch has yet.</summary>
/// <param name="Path">Which.</param>
/// <param name="Kind">What was done to it.</param>
internal sealed record FileEdit(TreePath Path, EditKind Kind);

/// <summary>What <c>pq status</c> shows.</summary>
internal sealed record StatusReport
{
    /// <summary>The tree's root.</summary>
    public required string Tree { get; init; }

    /// <summary>The series files.</summary>
    public required string[] Series { get; init; }

    /// <summary>Which patches are in.</summary>
    public required PatchStack Stack { get; init; }

    /// <summary>What did not fit of the top patch and is not resolved.</summary>
    public string[] Unresolved { get; init; } = [];

    /// <summary>What is not refreshed.</summary>
    public required FileEdit[] Edits { get; init; }

    /// <summary>What takes the tree from place to place, or did when it was interrupted; null for nothing.</summary>
    public Excursion? Excursion { get; init; }
}
