using System.Collections.Immutable;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Patches;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>The patches of a run: known by name at first, read and parsed on all threads of a crew when they are needed.</summary>
public sealed class SeriesPatches
{
    private const int ReportEvery = 1024;
    private const int PlanEvery = 64;

    private readonly IReadOnlyList<PatchReference> _references;
    private readonly PlannedPatch?[] _patches;
    private readonly UInt128[] _hashes;
    private readonly FileIdentity[] _identities;
    private readonly long _budget;
    private readonly Func<int, Patch> _reread;
    private readonly Lock _gate = new();
    private PlanDraft? _draft;
    private long _kept;

    /// <summary>Takes the patches of a series, without reading any.</summary>
    /// <param name="references">The patches.</param>
    /// <param name="budget">
    /// Bytes of patches that stay in memory; the text of any more is let go once it is understood, and read again when it is applied.
    /// Null for a quarter of the memory there is.
    /// </param>
    public SeriesPatches(IReadOnlyList<PatchReference> references, long? budget = null)
    {
        (_references, _budget) = (references, budget ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));
        _reread = Reread;
        _patches = new PlannedPatch[references.Count];
        _hashes = new UInt128[references.Count];
        _identities = new FileIdentity[references.Count];
    }

    /// <summary>Their number.</summary>
    public int Count => _patches.Length;

    /// <summary>Where each comes from.</summary>
    public IReadOnlyList<PatchReference> References => _references;

    /// <summary>The patch that goes in without what does not fit of it; null where all go in whole.</summary>
    public ForcedPatch? Forced { get; set; }

    /// <summary>Whether the text before a patch's diff is let go, as that of patches over the budget is.</summary>
    internal bool LeavesPreambles { get; set; }

    /// <summary>Whether a patch that is only text is one that changes nothing, as it is while somebody works on it.</summary>
    public bool TakesText { get; set; }

    /// <summary>All patches in order; one that has not been read is known by its name only.</summary>
    public ImmutableArray<PlannedPatch> ToArray()
    {
        var patches = ImmutableArray.CreateBuilder<PlannedPatch>(Count);
        for (var i = 0; i < Count; i++)
        {
            patches.Add(this[i]);
        }

        return patches.MoveToImmutable();
    }

    /// <summary>The patch at a place, from 0; one that has not been read is known by its name only.</summary>
    public PlannedPatch this[int index] => _patches[index] ?? Unread(_references[index]);

    /// <summary>What stat(2) says of a patch's file; empty when it is not known, or the file is compressed or behind a link.</summary>
    public FileIdentity IdentityOf(int index) => _identities[index];

    /// <summary>The patch as a record keeps it.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="isApplied">Whether it is in.</param>
    public RecordedPatch ToRecord(int index, bool isApplied)
    {
        var reference = _references[index];
        return new RecordedPatch(reference.Name, _hashes[index], reference.Strip, reference.IsReversed, isApplied);
    }

    /// <summary>Notes without reading it what a patch is known to be.</summary>
    internal void Note(int index, UInt128 hash, FileIdentity identity) => (_hashes[index], _identities[index]) = (hash, identity);

    /// <summary>Reads all patches that have not been read.</summary>
    /// <param name="crew">The threads.</param>
    /// <param name="progress">Is told how many are read; null for nobody.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    /// <exception cref="PatchFileException">A patch is missing or cannot be read; the first in the order of the series.</exception>
    public ImmutableArray<PlannedPatch> ReadAll(Crew crew, IProgress<WorkEvent>? progress, CancellationToken cancellation)
    {
        Read([.. Enumerable.Range(0, Count)], crew, progress, cancellation);
        return ToArray();
    }

    /// <summary>Reads all and adds them to a plan meanwhile.</summary>
    /// <inheritdoc cref="ReadAll"/>
    internal void ReadInto(PlanDraft draft, Crew crew, IProgress<WorkEvent>? progress, CancellationToken cancellation)
    {
        _draft = draft;
        Read([.. Enumerable.Range(0, Count)], crew, progress, cancellation);
        AddToDraft();
        _draft = null;
    }

    /// <summary>Reads some of them.</summary>
    /// <inheritdoc cref="ReadAll"/>
    public void Read(IReadOnlyList<int> places, Crew crew, IProgress<WorkEvent>? progress, CancellationToken cancellation)
    {
        var faults = new string?[places.Count];
        var readers = new PatchReader[crew.Size];
        var slabs = Enumerable.Range(0, crew.Size).Select(_ => new PatchSlab(places.Count / crew.Size)).ToArray();
        crew.Do(
            places.Count,
            (worker, i) =>
            {
                faults[i] = Read(places[i], slabs[worker], readers[worker] ??= new PatchReader());
                if (i % PlanEvery == 0 && _gate.TryEnter())
                {
                    AddToDraft();
                    _gate.Exit();
                }

                if (progress is not null && i % ReportEvery == 0)
                {
                    progress.Report(new WorkEvent.PatchesRead(i, places.Count));
                }
            },
            cancellation);
        if (Array.FindIndex(faults, fault => fault is not null) is var first and >= 0)
        {
            throw new PatchFileException(_references[places[first]], faults[first]!);
        }
    }

    // Whoever comes by adds what has been read; it has to be in the order of the series, and so one at a time.
    private void AddToDraft()
    {
        while (_draft is { } draft && draft.Count < Count && Volatile.Read(ref _patches[draft.Count]) is { } patch)
        {
            draft.Add(patch);
        }
    }

    private string? Read(int index, PatchSlab slab, PatchReader reader)
    {
        if (_patches[index] is not null)
        {
            return null;
        }

        var reference = _references[index];
        var (bytes, fault) = reference.Folder.Read(reference.Name.Span, slab, out _identities[index]);
        _hashes[index] = XxHash128.HashToUInt128(bytes.Span);
        var isKept = Interlocked.Add(ref _kept, bytes.Length) <= _budget;
        var preamble = LeavesPreambles ? Preamble.Of(bytes.Span) : default;
        bytes = isKept ? slab.Keep(bytes, preamble.Length) : bytes;
        var patch = Judge(reader.ReadBehind(preamble, bytes), _hashes[index]);
        var planned = new PlannedPatch(reference.Name, isKept ? patch : patch.WithoutText(), reference.Strip, reference.IsReversed)
        {
            Place = index,
            Reread = isKept && preamble.Length == 0 ? null : _reread,
        };
        Volatile.Write(ref _patches[index], planned);
        return fault;
    }

    private Patch Reread(int index)
    {
        var reference = _references[index];
        var (bytes, fault) = reference.Folder.Read(reference.Name.Span, new PatchSlab(0), out _);
        return fault is null && XxHash128.HashToUInt128(bytes.Span) == _hashes[index]
            ? Judge(PatchReader.Read(bytes), _hashes[index])
            : throw new PatchFileException(reference, "has changed while it was applied");
    }

    private Patch Judge(Patch patch, UInt128 hash) =>
        TakesText && patch.IsOnlyText ? patch.AsText()
        : Forced is { } forced && forced.Hash == hash ? patch.Without(forced.Lines)
        : patch;

    private static PlannedPatch Unread(PatchReference reference) =>
        new(reference.Name, Patch.Empty, reference.Strip, reference.IsReversed);
}
