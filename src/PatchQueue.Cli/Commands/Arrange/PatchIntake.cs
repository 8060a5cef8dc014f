using System.Text;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>Takes patches into a queue: all of them, or none.</summary>
/// <param name="session">The tree and its queue.</param>
/// <param name="replaces">Whether a patch of the same name that is not applied is replaced.</param>
/// <param name="headers">Which header stays then.</param>
/// <param name="options">What follows a new name in the series; empty for nothing.</param>
internal sealed class PatchIntake(TreeSession session, bool replaces, HeaderChoice headers, string options)
{
    private readonly SeriesDraft _draft = new(session.Queue.Folder!);
    private readonly List<(string Path, byte[] Bytes)> _files = [];
    private readonly List<(string Patch, string Words)> _taken = [];
    private PatchReference? _last = session.Stack.Top;

    /// <summary>The patches, and what became of each in words that follow its name.</summary>
    public IReadOnlyList<(string Patch, string Words)> Taken => _taken;

    /// <summary>Takes a patch, in memory.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="source">The file it comes from; absolute.</param>
    public void Take(IncomingPatch patch, string source)
    {
        var name = NewNames.Of(session, patch.Name, session.Stack.Top);
        var target = Path.Combine(NewNames.FolderOf(session), name);
        if (_files.Exists(file => file.Path == target))
        {
            throw new UsageException($"two of the patches would be called {name}");
        }

        if (patch.Fault is { } fault)
        {
            session.Context.Error.WriteLine($"warning: {name}:{fault.Line}: {fault.Message}; it cannot be applied like this");
        }

        if (All().FirstOrDefault(other => other.DisplayName == name) is { } present)
        {
            Replace(present, patch, source);
            return;
        }

        var isThere = QueueFile.TryRead(target) is { } there && !there.AsSpan().SequenceEqual(patch.Bytes.Span);
        if (isThere && !replaces)
        {
            throw new UnknownPatchException($"{target} exists, but is not in the series", "-f replaces it");
        }

        _files.Add((target, patch.Bytes.ToArray()));
        Insert(name);
        _taken.Add((name, "is in the series now"));
    }

    /// <summary>Writes patches and series.</summary>
    public void Write() =>
        session.Change(session.NewOperation([.. _files.Select(file => file.Path), .. _draft.Files]), () =>
        {
            foreach (var (path, bytes) in _files)
            {
                if (QueueFile.TryRead(path) is not { } there || !there.AsSpan().SequenceEqual(bytes))
                {
                    QueueFile.Write(path, bytes);
                }
            }

            _draft.Write();
            return 0;
        });

    private void Insert(string name)
    {
        _draft.Insert(_last, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(options));
        using var list = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, _draft.Of, draft => draft.Entries);
        _last = list.References.First(patch => patch.DisplayName == name);
    }

    private void Replace(PatchReference present, IncomingPatch patch, string source)
    {
        var place = session.PlaceOf(present);
        if (place >= 0 && place < session.Stack.Position)
        {
            throw new UnknownPatchException(
                $"{present.DisplayName} is applied", "pq pop takes it out; or give the new one another name with -P");
        }

        if (!replaces || source == present.FilePath)
        {
            throw new UnknownPatchException($"{present.DisplayName} is in the series already", "-f replaces it");
        }

        var old = present.Folder.TryRead(present.Name.Span) ?? default;
        var merged = HeaderChoices.Merge(old, patch.Text, headers) ?? throw new UnknownPatchException(
            $"the headers of {present.DisplayName} and of its new version differ", "-d o, -d a or -d n says which to keep");
        var isAsItCame = merged.AsSpan().SequenceEqual(patch.Text.Span);
        _files.Add((present.FilePath, isAsItCame ? patch.Bytes.ToArray() : PatchPacking.Pack(present.FilePath, merged)));
        _taken.Add((present.DisplayName, "is replaced by its new version"));
    }

    private IReadOnlyList<PatchReference> All()
    {
        using var list = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, _draft.Of, series => series.Entries);
        return list.References;
    }
}
