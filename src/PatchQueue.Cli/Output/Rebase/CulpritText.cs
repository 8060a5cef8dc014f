using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using PatchQueue.Culprits;
using PatchQueue.Histories;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>The upstream changes behind a patch, for people.</summary>
internal static class CulpritText
{
    private const int ShortId = 12;
    private const int MostLines = 6;
    private const int MostInMarker = 2;

    /// <summary>Writes them below the row of the patch.</summary>
    /// <param name="culprits">The changes.</param>
    /// <param name="writer">Takes the text.</param>
    public static void Write(ImmutableArray<Culprit> culprits, TextWriter writer)
    {
        foreach (var culprit in culprits.Where(culprit => !IsTold(culprit, culprits)))
        {
            var hunks = string.Join(", ", culprit.Places.Where(place => place.Hunk > 0).GroupBy(place => place.Path)
                .Select(file => $"{file.Key} hunk {string.Join(", ", file.Select(place => place.Hunk))}"));
            writer.WriteLine($"    {Sentence(culprit)}{(hunks.Length == 0 ? "" : $": {hunks}")}");
            foreach (var line in culprit.Lines.Take(MostLines))
            {
                writer.WriteLine($"        {Shown(line.Span)}");
            }
        }
    }

    /// <summary>The commits as a marker names them: <c>: 1a2b3c4d5e6f ("net: rename it")</c>; empty for none.</summary>
    /// <param name="culprits">All of the patch.</param>
    /// <param name="path">The file, as the patch names it.</param>
    public static string InMarker(ImmutableArray<Culprit> culprits, TreePath path)
    {
        var commits = culprits.Where(culprit => culprit.Places.Any(place => place.Path.Equals(path)))
            .Select(culprit => culprit.Commit).OfType<TracedCommit>().DistinctBy(commit => commit.Id).Take(MostInMarker)
            .Select(commit => $"{commit.Id[..ShortId]} (\"{DisplayText.Of(commit.Subject)}\")").ToList();
        return commits.Count == 0 ? "" : $": {string.Join(", ", commits)}";
    }

    /// <summary>Whether another says all of it: the commit that brought a hunk need not be told to have broken it as well.</summary>
    public static bool IsTold(Culprit culprit, ImmutableArray<Culprit> culprits) =>
        culprit.Kind == CulpritKind.Broke && culprits.Any(other => other.Kind == CulpritKind.Brought && other.Commit == culprit.Commit
            && culprit.Places.All(place => other.Places.Contains(place)));

    /// <summary>What it has to do with the patch, in one sentence without its end.</summary>
    public static string Sentence(Culprit culprit) => culprit.Commit is not { } commit
        ? WordsOf(culprit)
        : $"{WordsOf(culprit)} {commit.Id[..ShortId]} {DisplayText.Of(commit.Subject)} ({NameOf(commit)}, {DateOf(commit)}"
            + $"{(commit.Tag is null ? "" : $", {DisplayText.Of(commit.Tag)}")})";

    /// <summary>The words before the commit.</summary>
    public static string WordsOf(Culprit culprit) => culprit.Kind switch
    {
        CulpritKind.Broke => "broken by",
        CulpritKind.Conflicts => "in conflict since",
        CulpritKind.Removed => "its file was removed by",
        CulpritKind.Renamed => $"its file was renamed to {culprit.Name} by",
        CulpritKind.Brought => "brought by",
        CulpritKind.Reverts => $"{culprit.Of![..ShortId]} was reverted by",
        CulpritKind.Fixes => $"{culprit.Of![..ShortId]} was mended by",
        CulpritKind.Vanished => $"{culprit.Name} was taken away by",
        CulpritKind.Differs => "changed upstream",
        _ => throw new UnreachableException(),
    };

    /// <summary>The day that a commit was written.</summary>
    public static string DateOf(TracedCommit commit) => commit.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A line of code keeps its tabs.
    private static string Shown(ReadOnlySpan<byte> line)
    {
        var pieces = new List<string>();
        foreach (var range in line.Split((byte)'\t'))
        {
            pieces.Add(DisplayText.Of(line[range]));
        }

        return string.Join('\t', pieces);
    }

    private static string NameOf(TracedCommit commit) => DisplayText.Of(commit.Author.Split(" <", 2)[0]);
}
