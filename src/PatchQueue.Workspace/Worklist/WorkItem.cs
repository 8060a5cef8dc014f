namespace PatchQueue.Worklist;

/// <summary>A piece of work.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Name">What it is, without white space: a commit, a patch.</param>
/// <param name="Note">What has to be known to go on, on one line; empty for nothing.</param>
public sealed record WorkItem(WorkItemState State, string Name, string Note = "");
