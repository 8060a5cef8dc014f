using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Work;

namespace PatchQueue.Records;

/// <summary>
/// A tree's record, read by a thread of its own while the series is read: each takes a third of a run that finds nothing to do. It is
/// read before the tree is locked, so that it counts only if the file is still the same one then.
/// </summary>
public sealed class RecordAhead
{
    private const int BytesPerPatch = 128;

    private readonly Task<(KnownTree Known, FileIdentity Identity)?> _reading;

    private RecordAhead(string tree, bool readsStats) => _reading = Task.Run(() => TryRead(tree, readsStats));

    /// <summary>Begins to read the record of the tree at a path, if there is one.</summary>
    /// <param name="tree">The tree's root; absolute.</param>
    /// <param name="readsStats">Whether the identities beside it will be wanted too.</param>
    public static RecordAhead Begin(string tree, bool readsStats)
    {
        var file = FileProbe.TryStat(Encoding.UTF8.GetBytes(Path.Combine(tree, ".pq/record")), followLinks: false);
        QuietHeap.Begin((int)((file?.Size ?? 0) / BytesPerPatch));
        return new RecordAhead(tree, readsStats);
    }

    /// <summary>What was read; null when there was nothing to be read, or it has changed since.</summary>
    /// <param name="state">The tree's <c>.pq</c>, locked by now.</param>
    internal KnownTree? TryTake(StateDirectory state) =>
        _reading.Result is { } read && IdentityOf(state) == read.Identity ? read.Known.In(state) : null;

    // What is wrong with it is said by whoever reads it behind the lock.
    private static (KnownTree Known, FileIdentity Identity)? TryRead(string tree, bool readsStats)
    {
        try
        {
            using var root = DirectoryHandle.Open(tree);
            using var state = StateDirectory.TryOpen(root);
            if (state is null || IdentityOf(state) is not { } identity || KnownTree.TryRead(state) is not { } known)
            {
                return null;
            }

            // What is said of files is read on, whether it will be wanted or not; nobody waits for it who asks for the patches only.
            _ = Task.Run(() => known.Record.Groups);
            _ = readsStats ? known.Stats : null;
            return (known, identity);
        }
        catch (Exception exception) when (exception is IOException or StateDamagedException)
        {
            return null;
        }
    }

    // The file is never written to, only replaced.
    private static FileIdentity? IdentityOf(StateDirectory state) =>
        DirectoryCalls.Stat(state.Handle, TreeRecordFile.Name, out var stat) == 0 ? new FileIdentity(stat) : null;
}
