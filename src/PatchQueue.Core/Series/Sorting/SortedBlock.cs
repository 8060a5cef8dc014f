namespace PatchQueue.Series;

/// <summary>A line of a sorted section that names a patch, with what goes where it goes.</summary>
/// <param name="Line">The line.</param>
/// <param name="Above">The comments above it.</param>
/// <param name="Heading">The heading it stands under, without <c>#</c>; null for the mainline's patches, which have none.</param>
public sealed record SortedBlock(SeriesLine.Entry Line, IReadOnlyList<SeriesLine> Above, string? Heading)
{
    /// <summary>The patch.</summary>
    public SeriesEntry Entry => Line.Patches[0];

    /// <summary>The comments below the last patch of a heading.</summary>
    internal List<SeriesLine> Below { get; } = [];
}
