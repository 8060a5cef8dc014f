using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using PatchQueue.Culprits;

namespace PatchQueue.Output;

/// <summary>The upstream changes behind a patch, as JSON.</summary>
internal static class CulpritJson
{
    /// <summary>One of them.</summary>
    public static RebaseJsonCulprit Of(Culprit culprit) => new(
        JsonKind(culprit.Kind), culprit.Commit?.Id, culprit.Commit?.Subject, culprit.Commit?.Author,
        culprit.Commit?.Date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), culprit.Commit?.Tag,
        culprit.Name, culprit.Of,
        [.. culprit.Places.Select(place => new RebaseJsonPlace(place.Path.ToString(), place.Hunk))],
        [.. culprit.Lines.Select(line => Encoding.UTF8.GetString(line.Span))]);

    // One word, as docs/json.md lists them.
    private static string JsonKind(CulpritKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>An upstream change behind a patch; one without a commit is the difference of the two mainlines.</summary>
internal sealed record RebaseJsonCulprit(
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Commit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subject,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Author,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Date,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of,
    RebaseJsonPlace[] Hunks,
    string[] Lines);

/// <summary>A hunk; 0 for its file as a whole.</summary>
internal sealed record RebaseJsonPlace(string Path, int Hunk);
