using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Operations;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Work;

namespace PatchQueue.Recovery;

/// <summary>
/// Repairs what pq keeps of a tree. Nothing that is damaged is thrown away: it is moved to <c>.pq/damaged</c>. Files of the tree are never
/// touched.
/// </summary>
/// <param name="tree">The tree, opened as it is, and locked.</param>
/// <param name="crew">The threads.</param>
public sealed class TreeRecovery(WorkTree tree, Crew crew)
{
    private readonly List<string> _done = [];

    /// <summary>What was done, each as a sentence.</summary>
    public IReadOnlyList<string> Done => _done;

    /// <summary>Whether the record must be made anew from the mainline and the series.</summary>
    public bool IsRecordLost { get; private set; }

    /// <summary>Files of the mainline that are to be kept again, from the mainline.</summary>
    public IReadOnlyList<RecordedFile> LostFiles { get; private set; } = [];

    /// <summary>Repairs what can be repaired from <c>.pq</c> alone.</summary>
    public void Begin(CancellationToken cancellation)
    {
        var isJournalLost = IsDamaged(() => TreeTransaction.IsUnderWay(tree.State));
        if (isJournalLost)
        {
            // Which of its steps were done nobody can tell, so that neither record is the tree's.
            SetAside("record");
            SetAside("record.copy");
            SetAside("txn");
        }

        TakeCopy();
        IsRecordLost = isJournalLost || IsDamaged(() => tree.Record);
        ClearLog();
        if (!IsRecordLost && tree.Record is not null)
        {
            RenewCopy();
            LostFiles = KeptFiles.Damaged(tree, readsAll: true, crew, cancellation);
        }
    }

    /// <summary>Keeps the mainline's version of lost files again.</summary>
    /// <param name="mainline">The mainline's files.</param>
    /// <exception cref="IOException">The mainline has other files.</exception>
    public void KeepAgain(Applying.ISourceTree mainline)
    {
        var other = LostFiles.FirstOrDefault(file => !KeptFiles.IsOf(file, mainline));
        if (other is not null)
        {
            throw new IOException($"the mainline that was named has another {other.Path} than the one that was kept");
        }

        foreach (var file in LostFiles)
        {
            KeptFiles.Write(tree, file, mainline);
        }

        _done.Add($"kept again from the mainline: {Count(LostFiles.Count, "file")}");
        LostFiles = [];
    }

    /// <summary>Makes the record anew from quilt's <c>.pc</c>, which knows all that it needs.</summary>
    /// <param name="series">The active patches.</param>
    /// <param name="options">Fuzz and the rule for empty files.</param>
    /// <param name="queue">As <c>QueueMemo</c> writes it.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the record is written.</param>
    public void TakeOver(
        IReadOnlyList<PatchReference> series, Applying.ApplyOptions options, string queue, CancellationToken cancellation)
    {
        foreach (var name in (string[])["base", "record", "record.copy"])
        {
            SetAside(name);
        }

        _ = new QuiltTakeover(tree, series, crew).Run(options, queue, cancellation);
        IsRecordLost = false;
        _done.Add("the record is made anew from quilt's .pc");
    }

    /// <summary>Makes the record anew.</summary>
    /// <param name="rebuilding">How.</param>
    /// <param name="series">The active patches.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the record is written.</param>
    public void Rebuild(TreeRebuilding rebuilding, IReadOnlyList<PatchReference> series, CancellationToken cancellation)
    {
        var place = rebuilding.FindPlace(cancellation);
        SetAside("record");
        SetAside("record.copy");
        rebuilding.Run(place, cancellation);
        IsRecordLost = false;
        var words = place == 0 ? "no patch is applied" : $"the tree is at {series[place - 1].DisplayName} ({place} of {series.Count})";
        _done.Add($"the record is made anew: {words}");
        var edits = TreeEdits.Of(tree, readsAll: true, crew, cancellation);
        _done.AddRange(edits.Select(path => $"{path} is otherwise than the patches make it: it stays, as a change that is not refreshed"));
    }

    private void TakeCopy()
    {
        if (!IsDamaged(() => tree.Record) || StateFile.TryRead(tree.State.Handle, TreeRecordFile.CopyName) is not { } copy
            || IsDamaged(() => TreeRecordFile.Read(copy)))
        {
            return;
        }

        SetAside("record");
        StateFile.Write(tree.State.Handle, TreeRecordFile.Name, copy);
        tree.Reread();
        _done.Add(".pq/record is taken from its copy");
    }

    private void RenewCopy()
    {
        if (StateFile.TryRead(tree.State.Handle, TreeRecordFile.CopyName) is { } copy && copy.AsSpan().SequenceEqual(tree.Known!.Bytes))
        {
            return;
        }

        SetAside("record.copy");
        StateFile.Write(tree.State.Handle, TreeRecordFile.CopyName, tree.Known!.Bytes);
        _done.Add(".pq/record.copy is written again");
    }

    private void ClearLog()
    {
        foreach (var name in new OperationLog(tree, crew).Damaged())
        {
            SetAside($"log/{name}");
            _done.Add($"the operation .pq/log/{name} cannot be taken back any more");
        }

        if (IsDamaged(() => Excursion.Read(tree)))
        {
            SetAside("excursion");
        }

        if (IsDamaged(() => Snapshot.TryRead(tree)))
        {
            SetAside("snapshot");
        }
    }

    private void SetAside(string name)
    {
        var path = Path.Combine(tree.Path, ".pq", name);
        if (!Path.Exists(path))
        {
            return;
        }

        var damaged = Directory.CreateDirectory(Path.Combine(tree.Path, ".pq", "damaged")).FullName;
        var free = Enumerable.Range(1, int.MaxValue - 1).Select(number => Path.Combine(damaged, $"{name.Replace('/', '-')}.{number}"))
            .First(candidate => !Path.Exists(candidate));
        Directory.Move(path, free);
        tree.Reread();
        _done.Add($".pq/{name} was damaged: it is {Path.GetRelativePath(tree.Path, free)} now");
    }

    private static bool IsDamaged(Func<object?> look)
    {
        try
        {
            _ = look();
            return false;
        }
        catch (StateDamagedException)
        {
            return true;
        }
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
