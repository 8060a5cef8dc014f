using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Expanding;
using PatchQueue.Packaging;
using PatchQueue.Queues;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Export;

/// <summary>What is asked of an export, whatever its format is.</summary>
public sealed record ExportJob
{
    /// <summary>The queue.</summary>
    public required OpenedQueue Queue { get; init; }

    /// <summary>The patches that go into the package, in order.</summary>
    public required IReadOnlyList<PatchReference> Patches { get; init; }

    /// <summary>Patches that guards disable, which are shipped only on request.</summary>
    public IReadOnlyList<PatchReference> Disabled { get; init; } = [];

    /// <summary>The mainline as a person names it: a directory, an archive, or <c>REPO#REV</c>; absolute.</summary>
    public required string MainlinePath { get; init; }

    /// <summary>The mainline, opened.</summary>
    public required IMainline Mainline { get; init; }

    /// <summary>Demands that the mainline's signature holds, once the mainline has been read; null where none is checked.</summary>
    public Action? DemandSignature { get; init; }

    /// <summary>The package's name.</summary>
    public required string Name { get; init; }

    /// <summary>The mainline's version.</summary>
    public required PackageVersion Version { get; init; }

    /// <summary>The package's release.</summary>
    public string Release { get; init; } = "1";

    /// <summary>How the package brings the queue.</summary>
    public SourceStyle Style { get; init; }

    /// <summary>How archives are compressed.</summary>
    public CompressionKind Compression { get; init; } = CompressionKind.Xz;

    /// <summary>A template, or a folder of templates, in place of those that pq brings; null for none.</summary>
    public string? Template { get; init; }

    /// <summary>Values of templates' macros in place of pq's own, by name.</summary>
    public ImmutableSortedDictionary<string, string> Macros { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Architectures that are wanted, as config.conf names them; empty for all.</summary>
    public ImmutableArray<string> Architectures { get; init; } = [];

    /// <summary>Flavors that are wanted; empty for all.</summary>
    public ImmutableArray<string> Flavors { get; init; } = [];

    /// <summary>Builds the configs of the queue's kernels by an expanded tree; null where it has none, or none are wanted.</summary>
    public Func<string, CancellationToken, ImmutableArray<BuiltConfig>>? BuildConfigs { get; init; }

    /// <summary>What was built.</summary>
    public ImmutableArray<BuiltConfig> Configs { get; init; } = [];

    /// <summary>A tag that format git sets on the branch; null for none.</summary>
    public string? Tag { get; init; }

    /// <summary>What the package is made from, and when.</summary>
    public required SourceStamp Stamp { get; init; }

    /// <summary>What has been done to the queue, the newest first.</summary>
    public required ImmutableArray<Changelogs.ChangelogEntry> Changes { get; init; }

    /// <summary>What follows those in a <c>.changes</c> file: an older changelog's bytes as text.</summary>
    public string OlderChanges { get; init; } = "";

    /// <summary>Fuzz and the rule for empty files, as <c>pq apply</c> has them.</summary>
    public required ApplyOptions Options { get; init; }

    /// <summary>The threads.</summary>
    public required Crew Crew { get; init; }

    /// <summary>Is told how far the run is; null for nobody.</summary>
    public IProgress<WorkEvent>? Progress { get; init; }

    /// <summary>The queue's folder; absolute.</summary>
    public string Root => Queue.Folder!.Root;
}
