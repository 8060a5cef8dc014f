namespace PatchQueue.Expanding;

/// <summary>The tree holds patches of an earlier run already.</summary>
/// <param name="treePath">The tree.</param>
/// <param name="patches">How many.</param>
public sealed class TreeNotPristineException(string treePath, int patches)
    : IOException($"{treePath} holds {patches} applied patches already");
