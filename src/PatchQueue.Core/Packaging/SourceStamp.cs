using System.Globalization;

namespace PatchQueue.Packaging;

/// <summary>What a package was made from: kernel-source's file <c>source-timestamp</c>, which builds take their time from.</summary>
/// <param name="Epoch">Seconds since 1970.</param>
/// <param name="Commit">The queue's commit, 40 hexadecimal digits; null without git.</param>
/// <param name="Branch">The queue's branch; null without one.</param>
public sealed record SourceStamp(long Epoch, string? Commit, string? Branch)
{
    private const string RevisionWord = "GIT Revision: ";
    private const string BranchWord = "GIT Branch: ";

    /// <summary>The moment in UTC.</summary>
    public DateTimeOffset When => DateTimeOffset.FromUnixTimeSeconds(Epoch);

    /// <summary>Seven digits of the commit; zeros without git.</summary>
    public string ShortCommit => Commit?[..7] ?? "0000000";

    /// <summary>The file's text.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{When:yyyy-MM-dd HH:mm:ss} +0000\n")
        + (Commit is null ? "" : $"{RevisionWord}{Commit}\n")
        + (Branch is null ? "" : $"{BranchWord}{CleanLine.Of(Branch)}\n");

    /// <summary>Reads the file; null when its first line is no time.</summary>
    public static SourceStamp? Read(string text)
    {
        var lines = text.Split('\n');
        return DateTimeOffset.TryParseExact(
            lines[0], "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when)
            || DateTimeOffset.TryParse(lines[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out when)
            ? new SourceStamp(when.ToUnixTimeSeconds(), Behind(lines, RevisionWord), Behind(lines, BranchWord))
            : null;
    }

    private static string? Behind(string[] lines, string word) =>
        Array.Find(lines, line => line.StartsWith(word, StringComparison.Ordinal))?[word.Length..].Trim();
}
