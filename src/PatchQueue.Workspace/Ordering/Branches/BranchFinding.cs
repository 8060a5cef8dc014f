namespace PatchQueue.Ordering;

/// <summary>How one branch stands to one commit.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Commit">The commit's full id.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">The patch, the release or the entry that says so; empty for none.</param>
public sealed record BranchFinding(string Branch, string Commit, BranchState State, string Reason);
