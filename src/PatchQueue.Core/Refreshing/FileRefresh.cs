using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>What a refresh does to one file section; a path with several sections has a row for each.</summary>
/// <param name="Path">The file; of a rename or copy, its path after.</param>
/// <param name="Verdict">How much of the section is changed; <see cref="RefreshVerdict.Code"/> also when it comes or goes.</param>
public sealed record FileRefresh(TreePath Path, RefreshVerdict Verdict);
