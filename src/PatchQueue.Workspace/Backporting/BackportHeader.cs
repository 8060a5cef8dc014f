using System.Text;
using PatchQueue.Git;
using PatchQueue.Headers;

namespace PatchQueue.Backporting;

/// <summary>The text before the diff of a patch that is an upstream commit: author, date, subject, tags, the commit's message.</summary>
internal static class BackportHeader
{
    private static readonly string[] DiffWords = ["diff -", "Index: ", "--- ", "+++ ", "*** ", "@@ ", "GIT binary patch"];

    /// <summary>Makes it.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="message">Its message.</param>
    /// <param name="tags">Names and values, in their order; one without a value is left out.</param>
    public static PatchHeader Of(CommitFacts commit, string message, IEnumerable<(string Name, string? Value)> tags)
    {
        var body = BodyOf(message);
        var text = $"From: {commit.Author}\nDate: {commit.Date}\nSubject: {commit.Subject}\n\n{body}{(body.Length > 0 ? "\n" : "")}---\n";
        var header = PatchHeader.Read(Encoding.UTF8.GetBytes(text));
        return tags.Where(tag => !string.IsNullOrWhiteSpace(tag.Value))
            .Aggregate(header, (made, tag) => HeaderEdit.Add(made, tag.Name, tag.Value!));
    }

    // A line that looks like a diff, or like the end of the message, would be taken for one.
    private static string BodyOf(string message)
    {
        var lines = message.Replace("\r", "", StringComparison.Ordinal).Split('\n').SkipWhile(line => line.Trim().Length > 0)
            .SkipWhile(line => line.Trim().Length == 0).Select(line => IsDiff(line) ? " " + line : line);
        return string.Join('\n', lines).TrimEnd();
    }

    private static bool IsDiff(string line) =>
        line.TrimEnd() == "---" || Array.Exists(DiffWords, word => line.StartsWith(word, StringComparison.Ordinal));
}
