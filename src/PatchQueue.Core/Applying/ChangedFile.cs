using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>A file that a group leaves otherwise than the source has it; good until the runner runs again.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Original">What the source has there.</param>
/// <param name="Result">What is to be there.</param>
/// <param name="KeepsContent">Whether only the permissions differ.</param>
public readonly record struct ChangedFile(TreePath Path, SourceState Original, FileView Result, bool KeepsContent);
