using System.Globalization;
using System.Text;

namespace PatchQueue.Git;

/// <summary>Reads the header of a commit object.</summary>
internal static class RawCommit
{
    public static GitCommit Read(GitObject commit)
    {
        var parts = Encoding.UTF8.GetString(commit.Content).Split("\n\n", 2);
        var header = parts[0].Split('\n');
        return new GitCommit(commit.Id, Value(header, "tree "), Person(Value(header, "author ")), Person(Value(header, "committer ")))
        {
            Subject = parts[^1].TrimStart('\n').Split('\n', 2)[0],
        };
    }

    private static string Value(string[] header, string name) =>
        header.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";

    // NAME <EMAIL> SECONDS ZONE
    private static GitPerson Person(string line)
    {
        var open = line.IndexOf('<', StringComparison.Ordinal);
        var close = line.LastIndexOf('>');
        if (open < 0 || close < open)
        {
            return new GitPerson(line, "", DateTimeOffset.UnixEpoch);
        }

        return new GitPerson(line[..open].Trim(), line[(open + 1)..close], Time(line[(close + 1)..].Trim().Split(' ')));
    }

    private static DateTimeOffset Time(string[] fields)
    {
        _ = long.TryParse(fields[0], CultureInfo.InvariantCulture, out var seconds);
        _ = int.TryParse(fields[^1], CultureInfo.InvariantCulture, out var zone);
        var offset = new TimeSpan(zone / 100, zone % 100, 0);
        var moment = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, 253402300799));
        return offset.Duration() < TimeSpan.FromHours(14) ? moment.ToOffset(offset) : moment;
    }
}
