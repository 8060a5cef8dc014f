using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>A rule for a queue as a whole, which every profile has; what collects the facts finds what breaks it.</summary>
/// <param name="Code">A stable lower-case word group; documented in docs/check.md.</param>
/// <param name="Severity">How much a finding weighs.</param>
/// <param name="Summary">What it demands, in one line.</param>
/// <param name="Source">The tool or text that demands it.</param>
/// <param name="Fix">What helps, for a person.</param>
public sealed record QueueRule(string Code, Severity Severity, string Summary, string Source, string Fix)
{
    /// <summary>A patch without a file.</summary>
    public static readonly QueueRule PatchMissing = new(
        "patch-missing", Severity.Error, "Every patch that the series names is there", "kernel-source: check-conf",
        "pq delete takes it out of the series");

    /// <summary>A file without a line in the series.</summary>
    public static readonly QueueRule PatchUnused = new(
        "patch-unused", Severity.Warning, "Every file beside the patches is named by the series", "kernel-source: check-conf",
        "remove it, or pq import it");

    /// <summary>A commit that two patches are.</summary>
    public static readonly QueueRule CommitTwice = new(
        "commit-twice", Severity.Warning, "No commit is in the queue twice, unless (partial)", "kernel-source: series_insert",
        "pq delete one of them, or mark both (partial)");

    /// <summary>A commit that is not wanted, and there.</summary>
    public static readonly QueueRule CommitBlacklisted = new(
        "commit-blacklisted", Severity.Error, "No commit of the queue is in blacklist.conf", "kernel-source: check-patch-blacklist",
        "take one of the two away");

    /// <summary>A patch of the sorted section that stands out of order.</summary>
    public static readonly QueueRule SeriesUnsorted = new(
        "series-unsorted", Severity.Error, "The sorted section has upstream's order (needs a clone)", "kernel-source: series_sort",
        "pq sort");

    /// <summary>A patch of the sorted section that has no place there.</summary>
    public static readonly QueueRule SeriesPlace = new(
        "series-place", Severity.Error, "Every patch of the sorted section has a place upstream (needs a clone)",
        "kernel-source: series_sort", "mend its tags, fetch the branch, or put the patch into another section");

    /// <summary>A release that does not hold the commit.</summary>
    public static readonly QueueRule MainlineTooOld = new(
        "mainline-too-old", Severity.Error, "No Patch-mainline is before the first release that has the commit (needs a clone)",
        "git describe --contains", "pq tag set Patch-mainline VERSION PATCH");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<QueueRule> All =
        [PatchMissing, PatchUnused, CommitTwice, CommitBlacklisted, SeriesUnsorted, SeriesPlace, MainlineTooOld];

    /// <summary>A place where it is broken.</summary>
    /// <param name="file">The file as people know it.</param>
    /// <param name="line">The line, from 1; 0 when it concerns the whole file.</param>
    /// <param name="message">One sentence without a full stop, escaped to be shown.</param>
    public Finding At(string file, int line, string message) => new(file, line, Severity, Code, message, Fix);
}
