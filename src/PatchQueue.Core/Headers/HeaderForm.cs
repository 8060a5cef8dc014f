namespace PatchQueue.Headers;

/// <summary>The convention that a header is written by.</summary>
public enum HeaderForm
{
    /// <summary>A text without tags at its beginning.</summary>
    Plain,

    /// <summary>A mail's: <c>From</c>, <c>Date</c>, <c>Subject</c>, perhaps with kernel-source's tags among them.</summary>
    Mail,

    /// <summary>Debian's DEP-3: <c>Description</c>, <c>Origin</c>, <c>Forwarded</c>.</summary>
    Dep3,
}
