using System.Collections.Immutable;

namespace PatchQueue.Checking;

/// <summary>Rules that a queue is checked by.</summary>
/// <param name="Name">As <c>--profile</c> and <c>pq.toml</c> have it.</param>
/// <param name="Summary">For whom it is, in one line.</param>
/// <param name="Rules">The rules.</param>
public sealed record CheckProfile(string Name, string Summary, ImmutableArray<CheckRule> Rules)
{
    /// <summary>Any queue: what is malformed, left over, or read differently by different tools.</summary>
    public static readonly CheckProfile Plain = new("plain", "any queue", [.. ShapeRules.Common, .. ReaderRules.All, .. FileRules.All]);

    /// <summary>Debian's.</summary>
    public static readonly CheckProfile Debian = new("debian", "a Debian package", [.. Plain.Rules, .. Dep3Rules.All]);

    /// <summary>kernel-source's for patches that are in the queue already.</summary>
    public static readonly CheckProfile SuseUpdate = new(
        "suse-update", "kernel-source, patches already in the queue",
        [.. Plain.Rules, .. TagRules.All, .. CommitTagRules.All, .. ShapeRules.Suse]);

    /// <summary>kernel-source's for new patches.</summary>
    public static readonly CheckProfile Suse = new("suse", "kernel-source, new patches", [.. SuseUpdate.Rules, TagRules.References]);

    /// <summary>All profiles.</summary>
    public static readonly ImmutableArray<CheckProfile> All = [Plain, Debian, Suse, SuseUpdate];

    /// <summary>The profile of a name; null when there is none.</summary>
    public static CheckProfile? Find(string name) => All.FirstOrDefault(profile => profile.Name == name);
}
