using System.Collections.Immutable;

namespace PatchQueue.Series;

/// <summary>The part that a line of a SUSE series belongs to; git_sort reorders only what is sorted.</summary>
public enum SeriesSectionKind
{
    /// <summary>Applied first, in the order given: stable updates, build fixes. A series without markers is all this.</summary>
    Before,

    /// <summary>Between the markers, in upstream's order.</summary>
    Sorted,

    /// <summary>The end of the sorted part, under its heading <c># out-of-tree patches</c>: no upstream commit gives an order.</summary>
    OutOfTree,

    /// <summary>Behind the end marker, in the order given: patches on their way, kABI.</summary>
    After,
}

/// <summary>A range of lines. The comment block around a marker belongs to the section that the marker opens.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="FirstLine">From 1.</param>
/// <param name="LastLine">Included; less than <paramref name="FirstLine"/> when the section is empty.</param>
/// <param name="Heads">The subsystems of a sorted section in their order, mainline first; empty for the others.</param>
public sealed record SeriesSection(SeriesSectionKind Kind, int FirstLine, int LastLine, ImmutableArray<SeriesHead> Heads);

/// <summary>The entries of one upstream branch within the sorted section.</summary>
/// <param name="Repository">As its heading has it: a URL or a path on git.kernel.org such as <c>davem/net</c>; null for mainline,
/// which has no heading.</param>
/// <param name="Branch">The heading's second word; <c>master</c> without one.</param>
/// <param name="FirstLine">The heading, or the line after the start marker's block; from 1.</param>
/// <param name="LastLine">Included; less than <paramref name="FirstLine"/> when there is none.</param>
public sealed record SeriesHead(string? Repository, string Branch, int FirstLine, int LastLine);
