using System.IO.Hashing;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Composing;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Ordering;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Backporting;

/// <summary>
/// Takes commits into a queue one after another, all in memory: each as a patch at its place in the series, with a diff against the
/// files as they are there. What has come of it is written at the end, all or nothing.
/// </summary>
public sealed class BackportRun : IDisposable
{
    private readonly BackportSetup _setup;
    private readonly GitObjects _objects;
    private readonly CommitOrder _order;
    private readonly SeriesDraft _draft;
    private readonly BackportPlace _place;
    private readonly BackportTags _tags;
    private readonly PlacedFiles _files;
    private readonly PatchFolder _folder;
    private readonly Dictionary<string, PlannedPatch> _patches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Commit, byte[] Bytes)> _fresh = new(StringComparer.Ordinal);

    /// <summary>Reads the queue's patches.</summary>
    /// <param name="setup">What is needed.</param>
    /// <param name="objects">The clone that has the commits.</param>
    /// <param name="order">Its upstream order.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    /// <exception cref="PatchFileException">A patch cannot be read.</exception>
    public BackportRun(BackportSetup setup, GitObjects objects, CommitOrder order, CancellationToken cancellation)
    {
        (_setup, _objects, _order) = (setup, objects, order);
        _draft = new SeriesDraft(setup.Folder);
        _place = new BackportPlace(setup.Folder, order, _draft);
        _tags = new BackportTags(setup, order);
        _files = new PlacedFiles(setup.Mainline, setup.Options, setup.Crew);
        _folder = new PatchFolder(_place.PatchesDirectory, setup.Folder.Root);
        using var list = _draft.ToList(setup.Settings);
        var patches = new SeriesPatches(list.References).ReadAll(setup.Crew, null, cancellation);
        for (var i = 0; i < patches.Length; i++)
        {
            _patches[list.References[i].FilePath] = patches[i];
        }
    }

    /// <summary>Takes a commit.</summary>
    /// <param name="id">Its full id.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>What became of it; the queue has it from now on where it was clean.</returns>
    public Backport Take(string id, CancellationToken cancellation) => Take(id, null, cancellation);

    /// <summary>Takes a commit that a person has brought together with the queue.</summary>
    /// <param name="id">Its full id.</param>
    /// <param name="resolved">The files as they are to be; null for one that is to go.</param>
    /// <param name="cancellation">Ends the run.</param>
    public Backport Take(string id, IReadOnlyDictionary<TreePath, SourceFile?>? resolved, CancellationToken cancellation)
    {
        if (!CommitFacts.Of(_objects.Repository, [id], cancellation).TryGetValue(id, out var commit))
        {
            throw new GitException(_objects.Repository, id, $"{_objects.Repository} has no commit {id}");
        }

        var told = new Backport(id, commit.Subject, BackportKind.Known);
        if (PatchOf(id) is { } known)
        {
            return told with { Patch = known };
        }

        if (_setup.Headers.Blacklist.Find(id, _setup.Wish.Cves.GetValueOrDefault(id, "")) is { } entry)
        {
            return told with { Kind = BackportKind.Blacklisted, Reason = entry.Reason };
        }

        if (_order.CutOff.Contains(id))
        {
            throw new GitException(
                _objects.Repository, id,
                $"the shallow clone {_objects.Repository} was cut off at {id[..12]}, and cannot say what it changes; "
                + "git fetch --deepen=1 helps");
        }

        var all = CommitFiles.Of(_objects, id, cancellation);
        var files = all.Where(file => _setup.Wish.Wants(file.OldPath) || _setup.Wish.Wants(file.NewPath)).ToList();
        return files.Count == 0
            ? told with { Kind = BackportKind.Empty, Reason = "it changes none of the paths that are wanted" }
            : Place(told with { IsPartial = files.Count < all.Count }, commit, files, resolved, cancellation);
    }

    /// <summary>Notes what is to be written.</summary>
    public void Write(QueueTransaction changes)
    {
        foreach (var file in _setup.Folder.Series)
        {
            var (before, after) = (SeriesWriter.Write(file.Read()), SeriesWriter.Write(_draft.Of(file)));
            if (!before.AsSpan().SequenceEqual(after))
            {
                changes.Write(file.Path, before, after);
            }
        }

        foreach (var (path, (_, bytes)) in _fresh)
        {
            changes.Write(path, null, bytes);
        }
    }

    /// <summary>The bytes of a patch that was made.</summary>
    /// <param name="patch">Its name.</param>
    public ReadOnlyMemory<byte> BytesOf(string patch) => _fresh[Path.Combine(_place.PatchesDirectory, patch)].Bytes;

    /// <summary>What the files of a conflict are like in the queue, as a number, so that it is seen when they change.</summary>
    public static UInt128 StateOf(Backport backport)
    {
        var hash = new XxHash128();
        foreach (var file in backport.Files.OrderBy(file => file.Path))
        {
            hash.Append(file.Path.Bytes);
            hash.Append([(byte)(file.Before is null ? 0 : file.Before.IsExecutable ? 2 : 1)]);
            hash.Append((file.Before?.Bytes ?? default).Span);
        }

        return hash.GetCurrentHashAsUInt128();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string? PatchOf(string id) =>
        _fresh.FirstOrDefault(pair => pair.Value.Commit == id) is { Key: { } path }
            ? Path.GetRelativePath(_place.PatchesDirectory, path)
            : _setup.Headers.Naming(id).Where(row => !row.Tag.Is("No-fix")).Select(row => row.Patch.Reference.DisplayName).FirstOrDefault();

    private Backport Place(
        Backport told, CommitFacts commit, IReadOnlyList<CommitFile> files, IReadOnlyDictionary<TreePath, SourceFile?>? resolved,
        CancellationToken cancellation)
    {
        var message = CommitMessages.Read(_objects.Repository, ["--no-walk", commit.Id], [], cancellation).First().Message;
        var name = FreeName(commit);
        var reference = new PatchReference(Encoding.UTF8.GetBytes(name), _folder, 1, IsReversed: false, "", 0);
        var series = _setup.Folder.Series.ToDictionary(file => file.Path, _draft.Of);
        var patch = _place.Insert(new TaggedPatch(reference, _tags.Of(commit, message, told.IsPartial)));
        var trial = new BackportTrial(_setup, _objects.Repository, _files, Planned(reference.FilePath), told with { Patch = name });
        var result = trial.Run(files, patch.Header, resolved, cancellation);
        if (result.Backport.Kind is BackportKind.Applied or BackportKind.Merged)
        {
            _fresh[reference.FilePath] = (commit.Id, result.Bytes!);
            _patches[reference.FilePath] = result.Patch!;
        }
        else
        {
            foreach (var (path, before) in series)
            {
                _draft.Change(path, _ => before);
            }
        }

        return result.Backport;
    }

    // The patches that are applied before the new one, and those behind it.
    private (IReadOnlyList<PlannedPatch> Before, IReadOnlyList<PlannedPatch> After) Planned(string path)
    {
        using var list = _draft.ToList(_setup.Settings);
        var paths = list.References.Select(patch => patch.FilePath).ToList();
        var at = paths.IndexOf(path);
        return ([.. paths.Take(at).Select(before => _patches[before])], [.. paths.Skip(at + 1).Select(after => _patches[after])]);
    }

    private string FreeName(CommitFacts commit)
    {
        const int ShortId = 8;
        var name = Path.Combine(_setup.Wish.Folder, SubjectName.Of(commit.Subject) ?? $"{commit.Id}.patch");
        return IsTaken(name) ? Path.ChangeExtension(name, null) + $"-{commit.Id[..ShortId]}.patch" : name;
    }

    private bool IsTaken(string name) =>
        Path.Combine(_place.PatchesDirectory, name) is var path && (_fresh.ContainsKey(path) || File.Exists(path));
}
