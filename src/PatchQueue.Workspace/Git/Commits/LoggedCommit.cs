using System.Collections.Immutable;
using System.Globalization;

namespace PatchQueue.Git;

/// <summary>A commit of a history with the files that it changes against its first parent.</summary>
/// <param name="Id">Its full id.</param>
/// <param name="Author">Who wrote it, and when.</param>
/// <param name="Subject">The first paragraph of its message, on one line.</param>
/// <param name="Files">The files.</param>
public sealed record LoggedCommit(string Id, GitPerson Author, string Subject, ImmutableArray<LoggedFile> Files)
{
    /// <summary>What git log is to write.</summary>
    internal const string Format = "--format=%x01%H%x00%an%x00%ae%x00%aI%x00%s";

    /// <summary>Reads what git log has written.</summary>
    internal static IReadOnlyList<LoggedCommit> ReadAll(string text) =>
        [.. text.Split('\u0001', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static LoggedCommit Read(string text)
    {
        var lines = text.Split('\n');
        var words = lines[0].Split('\0');
        var when = DateTimeOffset.Parse(words[3], CultureInfo.InvariantCulture);
        return new LoggedCommit(
            words[0], new GitPerson(words[1], words[2], when), words[4],
            [.. lines.Where(line => line.StartsWith(':')).Select(LoggedFile.Read)]);
    }
}
