using System.Collections.Immutable;
using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>
/// A series file: its lines in order with every byte kept, the patches they name, and what was found wrong.
/// Made by <see cref="SeriesReader"/>; <see cref="SeriesWriter"/> gives the very bytes back.
/// </summary>
public sealed class PatchSeries
{
    internal PatchSeries()
    {
    }

    /// <summary>The rules it was read by.</summary>
    public required SeriesDialect Dialect { get; init; }

    /// <summary>Every line of the file.</summary>
    public required ImmutableArray<SeriesLine> Lines { get; init; }

    /// <summary>The patches of all lines in order, active or not.</summary>
    public required ImmutableArray<SeriesEntry> Entries { get; init; }

    /// <summary>
    /// The parts of the file in order, without a gap; one <see cref="SeriesSectionKind.Before"/> when there are no markers.
    /// </summary>
    public required ImmutableArray<SeriesSection> Sections { get; init; }

    /// <summary>What was found, in no particular order; a series with an error must not be applied.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether a diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>The patches that are applied, in order, where <paramref name="symbols"/> are defined.</summary>
    public IEnumerable<SeriesEntry> Active(SymbolSet symbols) => Entries.Where(entry => entry.Decide(symbols).IsIncluded);
}
