namespace PatchQueue.Refreshing;

/// <summary>What becomes of a hunk when its patch is refreshed.</summary>
public enum HunkFate
{
    /// <summary>The same lines are removed and added.</summary>
    Kept,

    /// <summary>Its place is still changed, but otherwise.</summary>
    Changed,

    /// <summary>Its change is gone, as was asked for.</summary>
    Dropped,

    /// <summary>Its change is gone, and nobody has asked for that.</summary>
    Lost,
}
