using PatchQueue.Text;

namespace PatchQueue.Histories;

/// <summary>A commit that changes a file.</summary>
/// <param name="Commit">Its number in the range.</param>
/// <param name="Path">The file's name after it.</param>
/// <param name="Before">The id of the file's content before it; null for no file.</param>
/// <param name="After">The same after it.</param>
public sealed record FileStep(int Commit, TreePath Path, string? Before, string? After)
{
    /// <summary>The file's name before it, where that is another.</summary>
    public TreePath? OldPath { get; init; }
}
