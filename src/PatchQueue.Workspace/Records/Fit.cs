namespace PatchQueue.Records;

/// <summary>How the hunks of a patch fitted; a greater one says more.</summary>
public enum Fit
{
    /// <summary>Every hunk stands at its own line.</summary>
    Exact,

    /// <summary>Some hunks stand at other lines.</summary>
    Offset,

    /// <summary>Some hunks needed fuzz.</summary>
    Fuzz,
}
