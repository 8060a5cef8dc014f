using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Operations;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Work;

namespace PatchQueue.Recovery;

/// <summary>Looks at all that pq keeps of a tree, and changes nothing.</summary>
/// <param name="tree">The tree, opened as it is.</param>
/// <param name="readsAll">Whether every file is read, whatever stat(2) says of it.</param>
/// <param name="crew">The threads.</param>
public sealed class TreeCheckup(WorkTree tree, bool readsAll, Crew crew)
{
    private readonly List<StateFinding> _findings = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<StateFinding> Findings => _findings;

    /// <summary>What the tree was made from; null when that cannot be read, or pq has not been at work in it.</summary>
    public TreeRecord? Record { get; private set; }

    /// <summary>Looks at the tree and its <c>.pq</c>.</summary>
    public void Run(CancellationToken cancellation)
    {
        Try(StatePart.Record, ".pq/record", LookAtRecord);
        Try(StatePart.Record, ".pq/mainline", LookAtMainline);
        Try(StatePart.Journal, ".pq/txn", LookAtJournal);
        Try(StatePart.Log, ".pq/log", LookAtLog);
        if (Record is null)
        {
            return;
        }

        Try(StatePart.Base, ".pq/base", () => _findings.AddRange(KeptFiles.Faults(tree, readsAll, crew, cancellation)));
        Try(StatePart.Tree, ".", () => _findings.AddRange(TreeEdits.Of(tree, readsAll, crew, cancellation).Select(path =>
            new StateFinding(StatePart.Tree, path.ToDisplay(), "has been changed and is not refreshed", IsFault: false))));
        Try(StatePart.Quilt, ".pc", LookAtQuilt);
    }

    /// <summary>Looks at the patches of the tree's queue.</summary>
    /// <param name="series">The active ones, in order.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public void LookAtQueue(IReadOnlyList<PatchReference> series, CancellationToken cancellation)
    {
        for (var i = 0; i < series.Count; i++)
        {
            var place = i;
            Try(StatePart.Queue, series[i].FilePath, () => new SeriesPatches([series[place]]).Read([0], crew, null, cancellation));
        }

        if (readsAll && tree.HasState && Record is not null && _findings.All(finding => !finding.IsFault))
        {
            Try(StatePart.Tree, ".", () => _findings.AddRange(new PatchProof(tree, series, crew).Run(cancellation)));
        }
    }

    /// <summary>Notes what was found elsewhere.</summary>
    public void Add(StateFinding finding) => _findings.Add(finding);

    private void LookAtRecord()
    {
        Record = tree.Record;
        if (Record is null)
        {
            return;
        }

        if (!tree.Known!.Bytes.AsSpan().SequenceEqual(StateFile.TryRead(tree.State.Handle, TreeRecordFile.CopyName)))
        {
            _findings.Add(new StateFinding(StatePart.Record, ".pq/record.copy", "is not the copy of the record that it should be"));
        }

        if (tree.Known.Stats is null && Record.Groups.Any(group => group.Files.Any(file => file.IsWritten)))
        {
            _findings.Add(new StateFinding(
                StatePart.Record, ".pq/stats", "is lost; every file is read once to make it anew", IsFault: false));
        }
    }

    private void LookAtMainline()
    {
        if (tree.HasState && File.Exists(Path.Combine(tree.Path, ".pq", "mainline")) && !MainlineEdits.CanTell(tree))
        {
            _findings.Add(new StateFinding(
                StatePart.Record, ".pq/mainline", "is damaged; a change of a file that no patch names is not noticed", IsFault: false));
        }
    }

    private void LookAtJournal()
    {
        using var transaction = tree.HasState ? tree.State.Handle.TryOpenChild("txn"u8) : null;
        if (transaction is not null)
        {
            var words = TreeTransaction.IsUnderWay(tree.State)
                ? "a change is under way; the next command finishes it"
                : "a change came to nothing; the next command clears away what it has left";
            _findings.Add(new StateFinding(StatePart.Journal, ".pq/txn", words));
        }
    }

    private void LookAtLog()
    {
        if (!tree.HasState)
        {
            return;
        }

        var damaged = new OperationLog(tree, crew).Damaged();
        _findings.AddRange(damaged.Select(name =>
            new StateFinding(StatePart.Log, $".pq/log/{name}", "is damaged, or written by another version of pq")));
        if (OperationLog.IsOpen(tree.Path) && !damaged.Contains("open"))
        {
            _findings.Add(new StateFinding(StatePart.Log, ".pq/log/open", "an operation is under way; the next command settles it"));
        }

        if (Excursion.Read(tree) is { } tour)
        {
            _findings.Add(new StateFinding(
                StatePart.Log, ".pq/excursion", $"'pq {tour.Words}' was interrupted; pq bisect reset takes it back", IsFault: false));
        }
    }

    private void LookAtQuilt()
    {
        if (QuiltTakeover.IsDue(tree))
        {
            _findings.Add(new StateFinding(
                StatePart.Quilt, ".pc", "quilt has been at work since pq was; the next command takes over what it did"));
        }
    }

    // Whatever cannot be looked at is a finding too.
    private void Try(StatePart part, string path, Action look)
    {
        try
        {
            look();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _findings.Add(new StateFinding(part, path, fault.Message));
        }
    }
}
