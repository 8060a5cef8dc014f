using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Cache;

namespace PatchQueue.Output;

/// <summary>The cache as JSON.</summary>
internal static class CacheJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<CachedEntry> entries, string directory, long limit, TextWriter writer)
    {
        var report = new CacheReport(1, directory, limit, [.. entries.Select(Entry)]);
        writer.WriteLine(JsonSerializer.Serialize(report, JsonShapes.Default.CacheReport));
    }

    private static CacheReportEntry Entry(CachedEntry entry) =>
        new(entry.Archive, entry.Key, entry.Bytes, entry.Members, entry.LastUsed.UtcDateTime);
}

/// <summary>The report of <c>pq cache list --json</c>.</summary>
internal sealed record CacheReport(int Schema, string Directory, long Limit, CacheReportEntry[] Entries);

/// <summary>An entry in it.</summary>
internal sealed record CacheReportEntry(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Archive,
    string Sha256,
    long Bytes,
    int Members,
    DateTime LastUsed);
