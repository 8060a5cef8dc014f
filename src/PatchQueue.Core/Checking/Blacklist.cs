using System.Collections.Immutable;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>
/// A <c>blacklist.conf</c> of kernel-source: commits, paths and CVEs that the queue is not to have. An entry a line; <c>#</c> begins a
/// comment anywhere.
/// </summary>
public sealed class Blacklist
{
    private const int IdLength = 40;

    private readonly Dictionary<string, BlacklistEntry> _commits = new(StringComparer.OrdinalIgnoreCase);

    private Blacklist(ImmutableArray<BlacklistEntry> entries)
    {
        Entries = entries;
        foreach (var entry in entries.Where(entry => IsCommit(entry.Text)))
        {
            _commits.TryAdd(entry.Text, entry);
        }
    }

    /// <summary>The entries in their order.</summary>
    public ImmutableArray<BlacklistEntry> Entries { get; }

    /// <summary>Reads a file; never fails.</summary>
    public static Blacklist Read(ReadOnlySpan<byte> bytes)
    {
        var entries = ImmutableArray.CreateBuilder<BlacklistEntry>();
        var lines = new LineReader(bytes);
        while (lines.TryRead(out var line))
        {
            var parts = Encoding.UTF8.GetString(line).Split('#', 2, StringSplitOptions.TrimEntries);
            if (parts[0].Length > 0)
            {
                entries.Add(new BlacklistEntry(parts[0], parts.Length > 1 ? parts[1] : "", lines.LineNumber));
            }
        }

        return new Blacklist(entries.ToImmutable());
    }

    /// <summary>Whether a text is a full commit id.</summary>
    public static bool IsCommit(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigit);

    /// <summary>The entry of a commit or a CVE; null when there is none.</summary>
    public BlacklistEntry? Find(string commit) => _commits.GetValueOrDefault(commit)
        ?? Entries.FirstOrDefault(entry => entry.Text.Equals(commit, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entry of a commit, or of a CVE that it mends; null when there is none.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="cves">The CVEs, separated by blanks; empty for none.</param>
    public BlacklistEntry? Find(string commit, string cves) =>
        cves.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(commit).Select(Find).FirstOrDefault(entry => entry is not null);

    /// <summary>The entry that has a path: the path itself, a folder of it, or a pattern with <c>*</c> and <c>?</c>; null when there is
    /// none.</summary>
    public BlacklistEntry? FindPath(string path) => Entries.FirstOrDefault(entry => !IsCommit(entry.Text) && IsOf(entry.Text, path));

    /// <summary>The bytes with an entry more.</summary>
    /// <param name="bytes">The file; empty for none.</param>
    /// <param name="text">The entry.</param>
    /// <param name="reason">What its comment says.</param>
    public static byte[] Add(ReadOnlySpan<byte> bytes, string text, string reason) =>
        [.. bytes, .. bytes.IsEmpty || bytes[^1] == '\n' ? [] : "\n"u8, .. Encoding.UTF8.GetBytes($"{text} # {reason}\n")];

    private static bool IsOf(string pattern, string path) =>
        path == pattern || path.StartsWith(pattern.TrimEnd('/') + "/", StringComparison.Ordinal)
        || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
}
