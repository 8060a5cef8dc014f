using PatchQueue.Text;

namespace PatchQueue.Composing;

/// <summary>A hunk of a patch that a person names, or all that the patch does to a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">Which of its hunks, from 1; 0 for all.</param>
public sealed record ChosenHunk(TreePath Path, int Number);
