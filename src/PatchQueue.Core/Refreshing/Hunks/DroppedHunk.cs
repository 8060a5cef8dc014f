using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A change of the old patch that may be missing from the refreshed one.</summary>
/// <param name="Path">A path of its file section: of a rename or copy either.</param>
/// <param name="Hunk">Number of the hunk among the section's, from 1; 0 stands for all that the patch does to the file.</param>
public sealed record DroppedHunk(TreePath Path, int Hunk);
