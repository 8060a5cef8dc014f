using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>The words for a revision that is not there: they name the refs that begin most like it.</summary>
internal static class GitRefSuggestion
{
    private const int Shown = 3;

    public static string NotFound(string repository, string revision, IEnumerable<string> refs)
    {
        var all = refs.ToList();
        var sentence = $"'{DisplayText.Of(revision)}' names no commit of {DisplayText.Of(repository)}";
        if (all.Count == 0)
        {
            return $"{sentence}, which has no branch and no tag";
        }

        var nearest = all.OrderByDescending(r => CommonPrefix(r, revision)).ThenBy(r => r, StringComparer.Ordinal).Take(Shown);
        return $"{sentence}; among its {all.Count} branches and tags are {string.Join(", ", nearest.Select(DisplayText.Of))}";
    }

    private static int CommonPrefix(string a, string b) => a.AsSpan().CommonPrefixLength(b);
}
