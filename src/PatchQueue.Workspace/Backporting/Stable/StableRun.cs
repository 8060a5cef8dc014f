using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Composing;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Backporting;

/// <summary>
/// Takes stable releases into a queue: their patches in their place, the queue's own that they bring taken out, and the files that come
/// of it compared with the release. In memory; nothing is written before all is known.
/// </summary>
public sealed class StableRun : IDisposable
{
    private readonly BackportSetup _setup;
    private readonly SeriesDraft _draft;
    private readonly PatchFolder _folder;
    private readonly PlacedFiles _files;
    private readonly List<StablePatch> _patches = [];
    private readonly List<Superseded> _superseded = [];

    /// <summary>Begins.</summary>
    /// <param name="setup">What is needed; its wish says the folder and the references.</param>
    public StableRun(BackportSetup setup)
    {
        (_setup, _draft) = (setup, new SeriesDraft(setup.Folder));
        _folder = new PatchFolder(setup.Folder.Series[0].PatchesDirectory, setup.Folder.Root);
        _files = new PlacedFiles(setup.Mainline, setup.Options, setup.Crew);
    }

    /// <summary>Takes releases from a clone.</summary>
    /// <param name="objects">The clone.</param>
    /// <param name="releases">The releases, in order.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="IOException">The files that come of it are not those of the last release.</exception>
    public StableReport Take(GitObjects objects, IReadOnlyList<StableRelease> releases, CancellationToken cancellation)
    {
        var maker = new StableMaker(objects, _folder, _setup.Wish.Folder, _setup.Wish.References);
        _patches.AddRange(releases.SelectMany(release => maker.Make(release, cancellation)));
        var commit = objects.Resolve(releases[^1].Commits[^1]);
        return Place(path => objects.Read(commit, path), $"v{releases[^1].Version}", cancellation);
    }

    /// <summary>Takes a release as the one patch that kernel.org has of it.</summary>
    /// <param name="version">The release.</param>
    /// <param name="name">The patch's name.</param>
    /// <param name="bytes">Its diff.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="IOException">It does not apply.</exception>
    public StableReport Take(string version, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var tags = _setup.Wish.References.Length > 0 ? $"References: {_setup.Wish.References}\n" : "";
        var header = PatchHeader.Read(
            System.Text.Encoding.UTF8.GetBytes($"Subject: Linux {version}\n{tags}Patch-mainline: {version}\n\n---\n"));
        var reference = new PatchReference(
            System.Text.Encoding.UTF8.GetBytes(Path.Combine(_setup.Wish.Folder, name)), _folder, 1, IsReversed: false, "", 0);
        _patches.Add(new StablePatch(new TaggedPatch(reference, header), bytes[PatchReader.Read(bytes).HeaderLength..], []));
        return Place(null, version, cancellation);
    }

    /// <summary>Notes what is to be written.</summary>
    public void Write(QueueTransaction changes)
    {
        foreach (var file in _setup.Folder.Series.Where(file => _draft.Files.Contains(file.Path)))
        {
            changes.Write(file.Path, SeriesWriter.Write(file.Read()), SeriesWriter.Write(_draft.Of(file)));
        }

        foreach (var patch in _patches)
        {
            changes.Write(patch.Patch.Reference.FilePath, null, patch.Bytes);
        }

        foreach (var path in _superseded.Where(patch => patch.Fault is null).Select(patch => patch.Patch.Reference.FilePath))
        {
            changes.Remove(path, QueueFile.TryRead(path)!);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private StableReport Place(Func<TreePath, SourceFile?>? release, string name, CancellationToken cancellation)
    {
        if (_patches.Find(patch => File.Exists(patch.Patch.Reference.FilePath)) is { } taken)
        {
            throw new IOException($"{taken.Patch.Reference.DisplayName} is there already");
        }

        Supersede();
        var before = Rejected(cancellation);
        StablePlace.Insert(_setup.Folder, _draft, _setup.Wish.Folder, [.. _patches.Select(patch => patch.Patch.Reference.Name.ToArray())]);
        foreach (var old in _superseded.Where(patch => patch.Fault is null).Select(patch => patch.Patch.Reference))
        {
            _draft.Change(old.SeriesFile, series => SeriesEdit.RemoveWithComment(series, SeriesDraft.EntryOf(series, old)));
        }

        var proved = Prove(release, name, cancellation);
        var broken = Rejected(cancellation).Except(before);
        return new StableReport(
            [.. _patches.Select(patch => patch.Patch.Reference.DisplayName)], [.. _superseded], [.. broken], proved);
    }

    // By Git-commit or Alt-commit, else by what it does. One of several commits, or of a part of one, is left to a person.
    private void Supersede()
    {
        var byCommit = _patches.SelectMany((patch, i) => patch.Commits.Select(id => (id, i))).DistinctBy(row => row.id)
            .ToDictionary(row => row.id, row => row.i, StringComparer.Ordinal);
        var byId = _patches.Select((patch, i) => (Id: PatchId.Of(PatchReader.Read(patch.Bytes)), i)).Where(row => row.Id is not null)
            .DistinctBy(row => row.Id).ToDictionary(row => row.Id!.Value, row => row.i);
        foreach (var own in _setup.Headers.Patches)
        {
            var named = own.Header.Values("Git-commit").Concat(own.Header.Values("Alt-commit")).SelectMany(UpstreamCommit.ReadAll).ToList();
            var hits = named.Where(commit => byCommit.ContainsKey(commit.Id)).Select(commit => byCommit[commit.Id]).Distinct().ToList();
            var place = hits.Count > 0 ? hits[0] : PatchId.Of(own.Diff) is { } id && byId.TryGetValue(id, out var same) ? same : -1;
            if (place >= 0)
            {
                Supersede(own, place, own.Header.All("Git-commit").Count() > 1 || hits.Count > 1 ? "it is several commits"
                    : named.Any(commit => commit.IsPartial) ? "it is a part of the commit" : null);
            }
        }
    }

    private void Supersede(TaggedPatch own, int place, string? fault)
    {
        _superseded.Add(new Superseded(own, _patches[place].Patch.Reference.DisplayName, fault));
        if (fault is null)
        {
            _patches[place] = _patches[place].With(Reference.In(own.Header));
        }
    }

    private HashSet<TreePath> Touched() => ApplyPlan
        .Of([.. _patches.Select(patch => new PlannedPatch(patch.Patch.Reference.Name, PatchReader.Read(patch.Bytes)))]).Paths
        .ToHashSet(TreePathComparer.Instance);

    // The files with the mainline's patches and these in, and nothing behind them, must be the release's.
    private int Prove(Func<TreePath, SourceFile?>? release, string name, CancellationToken cancellation)
    {
        var planned = Planned(cancellation);
        var last = planned.FindLastIndex(patch => patch.NameBytes.Span.SequenceEqual(_patches[^1].Patch.Reference.Name.Span));
        var (files, outcomes) = _files.Make(planned[..(last + 1)], Touched(), cancellation);
        var first = outcomes.Length - _patches.Count;
        if (Enumerable.Range(first, _patches.Count).FirstOrDefault(i => outcomes[i] is PatchOutcome.Rejected, -1) is var wrong and >= 0)
        {
            throw new IOException($"{planned[wrong].Name} does not apply at its place: the queue is not on the release before it");
        }

        if (release is not null && files.FirstOrDefault(file => !FileMerge.IsSame(file.Value, release(file.Key))) is { Key: { } path })
        {
            throw new IOException($"{path} is not as in {name} then: the queue is not on the release before it");
        }

        return release is null ? 0 : files.Count;
    }

    // Of patches that change the files of the new ones; others cannot be concerned.
    private List<string> Rejected(CancellationToken cancellation)
    {
        var planned = Planned(cancellation);
        var outcomes = _files.Make(planned, Touched(), cancellation).Outcomes;
        return [.. Enumerable.Range(0, planned.Count).Where(i => outcomes[i] is PatchOutcome.Rejected).Select(i => planned[i].Name)];
    }

    private List<PlannedPatch> Planned(CancellationToken cancellation)
    {
        using var list = _draft.ToList(_setup.Settings);
        var fresh = _patches.ToDictionary(patch => patch.Patch.Reference.FilePath, patch => patch.Bytes, StringComparer.Ordinal);
        var known = list.References.Where(patch => !fresh.ContainsKey(patch.FilePath)).ToList();
        var read = new SeriesPatches(known).ReadAll(_setup.Crew, null, cancellation);
        var planned = known.Zip(read).ToDictionary(pair => pair.First.FilePath, pair => pair.Second, StringComparer.Ordinal);
        return
        [
            .. list.References.Select(patch => fresh.TryGetValue(patch.FilePath, out var bytes)
                ? new PlannedPatch(patch.Name, PatchReader.Read(bytes))
                : planned[patch.FilePath]),
        ];
    }
}
