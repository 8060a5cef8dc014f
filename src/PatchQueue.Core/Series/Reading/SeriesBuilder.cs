using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>What a reader has gathered of a series so far.</summary>
internal sealed class SeriesBuilder(ReadOnlyMemory<byte> bytes, SeriesDialect dialect)
{
    private const int ShownBytes = 160;

    // As many as the file has lines: lists that grow leave twice their size behind.
    private readonly ImmutableArray<SeriesLine>.Builder _lines = ImmutableArray.CreateBuilder<SeriesLine>(CountOf(bytes));
    private readonly List<Diagnostic> _diagnostics = [];

    public ReadOnlyMemory<byte> Bytes => bytes;

    public SeriesDialect Dialect => dialect;

    public List<SeriesEntry> Entries { get; } = new(CountOf(bytes));

    public void AddEntry(Slice place, int lineNumber, ImmutableArray<SeriesEntry> patches)
    {
        _lines.Add(new SeriesLine.Entry(Memory(place), lineNumber, patches));
        Entries.AddRange(patches.AsSpan());
    }

    public void AddComment(Slice place, int lineNumber) => _lines.Add(new SeriesLine.Comment(Memory(place), lineNumber));

    public void AddBlank(Slice place, int lineNumber) => _lines.Add(new SeriesLine.Blank(Memory(place), lineNumber));

    public void Report(Severity severity, string code, int line, string message) =>
        _diagnostics.Add(new Diagnostic(severity, code, line, message));

    public ReadOnlyMemory<byte> Memory(Slice place) => bytes.Slice(place.Offset, place.Length);

    /// <summary>Bytes in quotes, escaped, and cut when a hostile file would make the message a flood.</summary>
    public static string Quote(ReadOnlySpan<byte> text) =>
        text.Length <= ShownBytes ? $"'{DisplayText.Of(text)}'" : $"'{DisplayText.Of(text[..ShownBytes])}...'";

    private static int CountOf(ReadOnlyMemory<byte> bytes) => bytes.Span.Count((byte)'\n') + 1;

    public PatchSeries ToSeries()
    {
        var lines = _lines.DrainToImmutable();
        var sections = new SectionFinder(this, lines).Find();
        return new PatchSeries
        {
            Dialect = dialect,
            Lines = lines,
            Entries = [.. Entries],
            Sections = sections,
            Diagnostics = [.. _diagnostics],
        };
    }
}
