using System.Collections.Immutable;
using PatchQueue.Guards;
using PatchQueue.Series;

namespace PatchQueue.Queues;

/// <summary>
/// A queue's settings, each with its source: the option, else the <c>PQ_*</c> variable, else <c>pq.toml</c>, else the layout. Paths
/// are absolute.
/// </summary>
public sealed record QueueSettings
{
    /// <summary>The series files to apply, in order; the layout's when nothing else names any.</summary>
    public required Setting<ImmutableArray<string>> Series { get; init; }

    /// <summary>What all names are relative to; null: each series has its own folder, or what the layout says.</summary>
    public required Setting<string?> Patches { get; init; }

    /// <summary>A folder, an archive, or <c>REPO#REV</c>; null when only the layout can tell (<see cref="MainlineResolver"/>).</summary>
    public required Setting<string?> Mainline { get; init; }

    /// <summary>How many lines of context may be ignored at a hunk's ends; 0 unless set.</summary>
    public required Setting<int> Fuzz { get; init; }

    /// <summary>The strip level of patches whose series line has none; 1 unless set.</summary>
    public required Setting<int> Strip { get; init; }

    /// <summary>Whether a file that a patch leaves empty goes away, as with GNU patch's <c>-E</c>; no unless set.</summary>
    public required Setting<bool> RemoveEmptyFiles { get; init; }

    /// <summary>A folder whose files are laid over the mainline before the first patch; null for none.</summary>
    public required Setting<string?> Overlay { get; init; }

    /// <summary>Each symbol with its source. What the layout's <c>extra-symbols</c> defines is added to what is set.</summary>
    public required ImmutableArray<Setting<string>> Symbols { get; init; }

    /// <summary>The rules for all series files; null when each shows its own.</summary>
    public required Setting<SeriesDialect?> Dialect { get; init; }

    /// <summary>Where bases once decompressed are kept; null where there is no home for them.</summary>
    public required Setting<string?> Cache { get; init; }

    /// <summary>Bytes that they may take, 8 GiB unless set; 0 when none are wanted.</summary>
    public required Setting<long> CacheSize { get; init; }

    /// <summary>The rules that <c>pq check</c> goes by; null: those of the layout.</summary>
    public required Setting<string?> Profile { get; init; }

    /// <summary>Domains of mail addresses, one of which somebody who had a part in a patch must have; SUSE's unless set.</summary>
    public required Setting<ImmutableArray<string>> Domains { get; init; }

    /// <summary>The clone that has the upstream commits; null when nothing names one.</summary>
    public required Setting<string?> Git { get; init; }

    /// <summary>Upstream branches from the mainline down, as <c>REPOSITORY [BRANCH]</c>; empty: the kernel's.</summary>
    public required Setting<ImmutableArray<string>> Heads { get; init; }

    /// <summary>A clone of the kernel's repository of vulnerabilities, which says what commit a CVE is; null when nothing names
    /// one.</summary>
    public required Setting<string?> Vulns { get; init; }

    /// <summary>The folder of kernel configs, and behind it folders that are laid over it; empty: where the layout keeps them.</summary>
    public required Setting<ImmutableArray<string>> Configs { get; init; }

    /// <summary>How the configs are kept; null when their folder shows it.</summary>
    public required Setting<string?> ConfigDialect { get; init; }

    /// <summary>The symbols, as guards are evaluated with.</summary>
    public SymbolSet SymbolSet => SymbolSet.Of(Symbols.Select(symbol => symbol.Value));
}
