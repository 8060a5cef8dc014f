namespace PatchQueue.Comparing;

/// <summary>How a patch differs between two versions of a queue; a later one is more to look at than those before it.</summary>
public enum PairKind
{
    /// <summary>Not at all.</summary>
    Identical,

    /// <summary>In its name alone.</summary>
    Renamed,

    /// <summary>In the text before its diff.</summary>
    Header,

    /// <summary>In line numbers, and what stands behind them.</summary>
    Lines,

    /// <summary>In lines that it does not change.</summary>
    Context,

    /// <summary>In lines that it removes or adds.</summary>
    Code,

    /// <summary>The old version has it alone.</summary>
    Removed,

    /// <summary>The new version has it alone.</summary>
    Added,
}
