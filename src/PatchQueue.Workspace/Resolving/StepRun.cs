using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Porting;
using PatchQueue.Queues;
using PatchQueue.Rebasing;
using PatchQueue.Text;

namespace PatchQueue.Resolving;

/// <summary>
/// One step of a rebase: what has been settled stands, all else is decided anew, and what has become certain by it is written with it.
/// </summary>
public sealed class StepRun : IDisposable
{
    private readonly QueueFolder _queue;
    private readonly RebaseSetup _model;
    private readonly OldQueue _old;
    private readonly Dictionary<int, RebasedPatch> _made = [];
    private readonly SortedSet<int> _reopened = [];
    private RebaseSetup _setup;
    private RebaseRun? _run;
    private PatchRebase? _rebase;
    private IReadOnlyList<RebasedPatch> _patches = [];

    /// <summary>Reads the queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="model">The mainlines and the rest; its patches are not looked at.</param>
    /// <param name="state">Where the rebase stands; with nothing that waits at its beginning.</param>
    /// <exception cref="IOException">A series file, or the folder of its patches, cannot be read.</exception>
    public StepRun(QueueFolder queue, QueueSettings settings, RebaseSetup model, RebaseState state)
    {
        (_queue, _model, _setup, State, Folder) = (queue, model, model, state, new RebaseFolder(queue.Root));
        _old = OldQueue.Read(queue, settings, Folder, state.Open.Keys.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The folder of the rebase.</summary>
    public RebaseFolder Folder { get; }

    /// <summary>Where the rebase stands; after <see cref="Plan"/> where it will stand.</summary>
    public RebaseState State { get; private set; }

    /// <summary>What becomes of each patch.</summary>
    public RebaseReport Report { get; private set; } = new([], []);

    /// <summary>The same with what made it.</summary>
    public RebaseForecast Result => new(_setup, _run!, Report);

    /// <summary>The patches that this step writes or takes out.</summary>
    public IReadOnlyList<RebasedPatch> Patches =>
        [.. _patches.Select(patch => patch with { Patch = _old.Patches[patch.Row.PatchIndex] })];

    /// <summary>The patches that wait for a person, or for one that does.</summary>
    public IEnumerable<PortedPatch> Waiting => Report.Rows.Where(row => !row.IsCertain || row.Outcome == PortOutcome.Blocked);

    /// <summary>Patches that had been settled and do not fit any more; they wait again.</summary>
    public IEnumerable<string> Reopened => _reopened.Select(NameOf);

    /// <summary>What accounts for every hunk.</summary>
    public PortLedger Ledger => Report.Ledger(Patches);

    /// <summary>A patch's name, to be shown.</summary>
    /// <param name="index">Its place in the old series, from 0.</param>
    public string NameOf(int index) => _old.Patches[index].DisplayName;

    /// <summary>The patches as they were, in the old order.</summary>
    public IReadOnlyList<PatchReference> OldPatches => _old.Patches;

    /// <summary>Finds out what becomes of each patch.</summary>
    /// <exception cref="PatchFileException">A patch cannot be read.</exception>
    public void Forecast(CancellationToken cancellation)
    {
        while (true)
        {
            _setup = _model with
            {
                Series = new SeriesPatches(_old.Sources),
                Settled = _old.Settled,
                Notes = new Notebook(_queue.Root),
            };
            _run = new RebaseRun(_setup, cancellation);
            Report = _run.Forecast(cancellation);
            var misfits = Report.Rows.Where(row => !row.IsCertain && _old.Settled.ContainsKey(row.PatchIndex)).ToList();
            if (misfits.Count == 0)
            {
                _rebase = new PatchRebase(_setup, _run, Report);
                var refreshed = _rebase.Refresh(cancellation);
                Report = Report.With(refreshed);
                _patches = Tagged([.. _made.Values.Concat(refreshed.Where(patch => !_made.ContainsKey(patch.Row.PatchIndex)))]);
                return;
            }

            foreach (var index in misfits.Select(row => row.PatchIndex))
            {
                _old.Settled.Remove(index);
                _made.Remove(index);
                _reopened.Add(index);
            }
        }
    }

    /// <summary>The place of a patch in the old series, from 0; -1 when there is none of that name.</summary>
    public int IndexOf(string name) => _old.IndexOf(name);

    /// <summary>A patch as it was.</summary>
    /// <param name="index">Its place, from 0.</param>
    public Applying.PlannedPatch PatchOf(int index) => _run!.Now(index);

    /// <summary>All files of a patch that waits, with their versions.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="cancellation">Ends the run.</param>
    public IReadOnlyList<PortedFile> FilesOf(int index, CancellationToken cancellation) =>
        [.. _run!.Texts(new HashSet<int> { index }, cancellation)[index].Where(file => file.Texts is not null)];

    /// <summary>Takes what a person has made of a patch's files; a forecast must follow.</summary>
    /// <param name="index">The patch's place, from 0.</param>
    /// <param name="files">Its files, and each as it is to be after the patch.</param>
    /// <exception cref="IOException">The patch cannot be written.</exception>
    public RebasedPatch Settle(int index, IReadOnlyList<(PortedFile File, SourceFile? Made)> files) =>
        Settle(index, _rebase!.Settle(index, files));

    /// <summary>Leaves a patch out; a forecast must follow.</summary>
    /// <param name="index">The patch's place, from 0.</param>
    public RebasedPatch Drop(int index) => Settle(
        index, new RebasedPatch(_old.Patches[index], Report.Rows[index] with { IsCertain = true }, null) { IsDropped = true });

    /// <summary>Notes all that the step changes in the queue.</summary>
    /// <param name="changes">Takes the changes.</param>
    /// <exception cref="IOException">A hunk is not accounted for; an error of ours.</exception>
    public void Plan(QueueTransaction changes)
    {
        if (Ledger.Missing.FirstOrDefault() is { } missing)
        {
            throw new IOException(
                $"{NameOf(missing.PatchIndex)}:{missing.Line}: nothing says where this hunk has gone; "
                + "nothing is written; please report this");
        }

        var upstream = State.KeepsUpstreamed ? QueueBase.NameOf(_model.Onto.Name) : null;
        new QueueRewrite(_queue, upstream).Plan(Patches, changes);
        foreach (var patch in _reopened.Select(index => _old.Patches[index]))
        {
            changes.Write(patch.FilePath, QueueFile.TryRead(patch.FilePath), Folder.ReadBefore(patch.FilePath)!);
        }

        State = State with
        {
            Open = Waiting.ToImmutableSortedDictionary(
                row => NameOf(row.PatchIndex), row => OpenText.Of(row, Report), StringComparer.Ordinal),
        };
        KeepOld(changes);
        State.Write(Folder, changes);
    }

    /// <inheritdoc/>
    public void Dispose() => _old.Dispose();

    private IReadOnlyList<RebasedPatch> Tagged(IReadOnlyList<RebasedPatch> patches) =>
        new UpstreamTags(Report, _run!.Now, QueueBase.VersionOf(_model.Onto.Name))
        {
            HasLeft = index => _old.Settled.TryGetValue(index, out var bytes) && bytes is null,
        }.Bring(patches, State.KeepsUpstreamed, index => _old.Patches[index]);

    private RebasedPatch Settle(int index, RebasedPatch made)
    {
        _made[index] = made;
        _old.Settled[index] = made.IsDropped ? null : made.Bytes;
        return made;
    }

    // Whoever goes on needs the queue as it was.
    private void KeepOld(QueueTransaction changes)
    {
        if (State.Open.IsEmpty)
        {
            return;
        }

        var waiting = Waiting.Select(row => _old.Patches[row.PatchIndex].FilePath);
        foreach (var path in changes.Files.ToList().Union(waiting, StringComparer.Ordinal))
        {
            if (!File.Exists(Folder.BeforeOf(path)) && QueueFile.TryRead(path) is { } bytes)
            {
                changes.Write(Folder.BeforeOf(path), null, bytes);
            }
        }
    }
}
