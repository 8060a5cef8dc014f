using PatchQueue.Guards;
using PatchQueue.Series;

namespace PatchQueue.Output;

/// <summary>A patch of a series as it is shown.</summary>
/// <param name="File">The series file.</param>
/// <param name="Line">The line there, from 1.</param>
/// <param name="Entry">The entry.</param>
/// <param name="IsActive">Whether it is applied.</param>
/// <param name="Guard">The guard that decides, as written; null when none does.</param>
internal sealed record SeriesRow(string File, int Line, SeriesEntry Entry, bool IsActive, string? Guard)
{
    /// <summary>The row of an entry.</summary>
    public static SeriesRow Of(string file, SeriesEntry entry, GuardVerdict verdict) =>
        new(file, entry.LineNumber, entry, verdict.IsIncluded, verdict.DecidedBy?.ToString());
}
