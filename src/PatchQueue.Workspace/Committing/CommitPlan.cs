using System.Collections.Immutable;
using PatchQueue.Checks;
using PatchQueue.Checking;
using PatchQueue.Git;
using PatchQueue.Guards;
using PatchQueue.Queues;

namespace PatchQueue.Committing;

/// <summary>The commits that take a queue's changes into its git, one a patch, and behind them one for all else.</summary>
/// <param name="Commits">The commits in their order.</param>
/// <param name="Unnamed">Changed files that no commit takes, because nothing says what to write about them; absolute.</param>
/// <param name="Unlisted">Files that git does not know and no series names; absolute.</param>
public sealed record CommitPlan(
    ImmutableArray<QueueCommit> Commits, ImmutableArray<string> Unnamed, ImmutableArray<string> Unlisted)
{
    /// <summary>Plans.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="changes">What has changed in the worktree.</param>
    /// <param name="symbols">The symbols that say which patches are applied.</param>
    /// <param name="message">What to say about files that are no patches; null: what their names say.</param>
    public static CommitPlan Of(QueueFolder folder, ChangedFiles changes, SymbolSet symbols, string? message)
    {
        var commits = new List<QueueCommit>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var moved = new List<SeriesChanges>();
        foreach (var series in folder.Series.Select(file => new SeriesChanges(file, changes, symbols)))
        {
            var last = Add(series, commits);
            done.UnionWith(series.Patches.SelectMany(patch => patch.Files).Append(series.File.Path));
            if (!last.AsSpan().SequenceEqual(series.After))
            {
                moved.Add(series);
            }
        }

        var rest = changes.Files.Where(file => !done.Contains(file.Path)).ToList();
        var (known, unlisted) = (rest.Where(file => file.IsTracked).ToList(), rest.Where(file => !file.IsTracked));
        var words = known.Select(file => (file.Path, Entry: EntryOf(folder, file, changes))).ToList();
        var named = words.Where(row => message is not null || row.Entry is not null).ToList();
        if (named.Count + moved.Count > 0)
        {
            var entries = moved.Select(series => $"{NameOf(folder, series.File.Path)}: {(series.IsReordered ? "reorder" : "comments")}.")
                .Concat(named.Select(row => row.Entry).OfType<string>()).Distinct().ToList();
            commits.Add(new QueueCommit(
                message is null ? CommitWords.Message(entries) : message.TrimEnd('\n') + "\n", [.. named.Select(row => row.Path)],
                [.. moved.Select(series => (series.File.Path, (ReadOnlyMemory<byte>)series.After))]));
        }

        return new CommitPlan(
            [.. commits], [.. words.Except(named).Select(row => row.Path)], [.. unlisted.Select(file => file.Path)]);
    }

    // Comments that belong to no patch go with the last one.
    private static byte[] Add(SeriesChanges series, List<QueueCommit> commits)
    {
        var current = series.Before;
        for (var i = 0; i < series.Patches.Count; i++)
        {
            var patch = series.Patches[i];
            var next = series.With(patch.Name);
            var isChanged = !next.AsSpan().SequenceEqual(current);
            commits.Add(new QueueCommit(
                CommitWords.Message(patch.Entries), patch.Files, isChanged ? [(series.File.Path, next)] : []));
            current = next;
        }

        return current;
    }

    private static string? EntryOf(QueueFolder folder, ChangedFile file, ChangedFiles changes)
    {
        var name = NameOf(folder, file.Path);
        return name.StartsWith("config/", StringComparison.Ordinal) ? "Update config files."
            : name.StartsWith("kabi/", StringComparison.Ordinal) && Path.GetFileName(name).StartsWith("sym", StringComparison.Ordinal)
                ? "Update kabi files."
            : file.Path == QueueHeaders.BlacklistOf(folder) ? BlacklistEntry(file, changes)
            : null;
    }

    // blacklist.conf: 0123456789ab not for our compilers
    private static string? BlacklistEntry(ChangedFile file, ChangedFiles changes)
    {
        const int ShortId = 12;
        var known = Blacklist.Read((changes.TryReadOlder(file.Path) ?? default).Span).Entries.Select(entry => entry.Text).ToHashSet();
        var added = Blacklist.Read((file.Content ?? default).Span).Entries.Where(entry => !known.Contains(entry.Text))
            .Select(entry => $"{(Blacklist.IsCommit(entry.Text) ? entry.Text[..ShortId] : entry.Text)} {entry.Reason}".Trim()).ToList();
        return added.Count == 0 ? null : $"blacklist.conf: {string.Join(", ", added)}.";
    }

    private static string NameOf(QueueFolder folder, string path) => Path.GetRelativePath(folder.Root, path);
}
