using System.Collections.Immutable;

namespace PatchQueue.Queues;

/// <summary>The outcome of looking for a kernel version's source.</summary>
public abstract record MainlineSearch
{
    private MainlineSearch()
    {
    }

    /// <summary>Something that the option <c>--mainline</c> would take.</summary>
    /// <param name="Source">An archive's absolute path, or <c>REPO#REV</c>; whether the repository has the revision is not looked
    /// at.</param>
    public sealed record Found(string Source) : MainlineSearch;

    /// <summary>There is nothing.</summary>
    /// <param name="Version">What was looked for.</param>
    /// <param name="Tried">The places in order, such as <c>/q/linux-6.4.tar.{xz,zst,gz,bz2}</c> or <c>$MIRROR (not set)</c>.</param>
    public sealed record NotFound(string Version, ImmutableArray<string> Tried) : MainlineSearch;
}
