using System.Collections.Immutable;
using System.Text;
using PatchQueue.Queues;

namespace PatchQueue.Resolving;

/// <summary>A rebase that is not finished: from where to where, and the patches that wait.</summary>
/// <param name="From">The old mainline, as it was named.</param>
/// <param name="Onto">The new one.</param>
/// <param name="KeepsUpstreamed">Whether patches that the new mainline has stay in the series, disabled.</param>
/// <param name="Open">What is known of each patch that waits, by its name; a few lines of text.</param>
public sealed record RebaseState(string From, string Onto, bool KeepsUpstreamed, ImmutableSortedDictionary<string, string> Open)
{
    private const string FirstLine = "pq rebase 1";

    /// <summary>Reads it; null where no rebase is going on.</summary>
    /// <exception cref="IOException">Its file is damaged.</exception>
    public static RebaseState? TryRead(RebaseFolder folder)
    {
        if (QueueFile.TryRead(folder.StatePath) is not { } bytes)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 3 || lines[0] != FirstLine)
        {
            throw new IOException($"{folder.StatePath}:1: this is no rebase of this pq");
        }

        string? ValueOf(string name) =>
            lines.FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];
        return new RebaseState(
            ValueOf("from") ?? "", ValueOf("onto") ?? "", ValueOf("upstreamed") == "keep", ReadOpen(folder.OpenPath));
    }

    /// <summary>Notes what differs from what lies there; a state in which nothing waits goes away.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="changes">Takes the changes.</param>
    public void Write(RebaseFolder folder, QueueTransaction changes)
    {
        var known = ReadOpen(folder.OpenPath);
        foreach (var name in known.Keys.Where(name => !Open.ContainsKey(name)))
        {
            changes.Remove(folder.OpenFileOf(name), QueueFile.TryRead(folder.OpenFileOf(name))!);
        }

        foreach (var (name, text) in Open.Where(pair => !known.TryGetValue(pair.Key, out var other) || other != pair.Value))
        {
            Put(folder.OpenFileOf(name), Encoding.UTF8.GetBytes(text), changes);
        }

        if (!Open.IsEmpty)
        {
            Put(folder.StatePath, Encoding.UTF8.GetBytes(ToText()), changes);
            return;
        }

        foreach (var path in FilesIn(folder.BeforePath).Append(folder.StatePath).Where(File.Exists))
        {
            changes.Remove(path, QueueFile.TryRead(path)!);
        }
    }

    private string ToText() => $"{FirstLine}\nfrom {From}\nonto {Onto}\n{(KeepsUpstreamed ? "upstreamed keep\n" : "")}";

    private static void Put(string path, byte[] bytes, QueueTransaction changes)
    {
        var before = QueueFile.TryRead(path);
        if (before is null || !before.AsSpan().SequenceEqual(bytes))
        {
            changes.Write(path, before is null ? (ReadOnlyMemory<byte>?)null : before, bytes);
        }
    }

    private static ImmutableSortedDictionary<string, string> ReadOpen(string folder) => FilesIn(folder).ToImmutableSortedDictionary(
        path => Path.GetRelativePath(folder, path), path => Encoding.UTF8.GetString(QueueFile.TryRead(path)!), StringComparer.Ordinal);

    private static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".pq-new", StringComparison.Ordinal))
        : [];
}
