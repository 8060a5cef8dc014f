using PatchQueue.Native;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Journal;

/// <summary>
/// Carries out steps below <c>.pc</c>. Each may have happened already, wholly or by half, when a journal is carried out for the second
/// time: what is prepared or goes is known by its inode.
/// </summary>
internal sealed class QuiltStepRunner : IDisposable
{
    private readonly DirectoryHandle _root;
    private readonly DirectoryHandle _state;
    private readonly DirectoryHandle _prepared;
    private readonly ParentDirectories _parents;
    private readonly byte[] _name = BaseFolders.NewName();

    /// <summary>Opens <c>.pc</c>, and makes it when absent.</summary>
    /// <exception cref="SystemCallException">It is a link or a file.</exception>
    public QuiltStepRunner(DirectoryHandle root, DirectoryHandle transaction)
    {
        _root = root;
        _state = root.OpenOrMakeChild(".pc"u8);
        _prepared = transaction.OpenOrMakeChild("quilt"u8);
        _parents = new ParentDirectories(_state);
    }

    /// <summary>Carries all of them out, and removes <c>.pc</c> when nothing is left in it.</summary>
    public void Do(IReadOnlyList<QuiltStep> steps)
    {
        foreach (var step in steps)
        {
            Do(step);
        }

        _ = DirectoryCalls.RemoveDirectory(_root, ".pc"u8);
    }

    /// <summary>Removes the directories that were set aside and of which it is known what is in them.</summary>
    /// <param name="prepared">Where they are.</param>
    /// <param name="steps">The steps that have been carried out.</param>
    /// <param name="crew">The threads.</param>
    public static void RemoveAside(DirectoryHandle prepared, IReadOnlyList<QuiltStep> steps, Crew crew)
    {
        QuiltStep[] known = [.. steps.Where(step => step.Files is not null)];
        crew.Do(
            known.Length,
            (_, i) => DirectoryRemoval.Remove(prepared, BaseFolders.NameOf(known[i].Number, BaseFolders.NewName()), known[i].Files!),
            CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parents.Dispose();
        _prepared.Dispose();
        _state.Dispose();
    }

    private void Do(in QuiltStep step)
    {
        switch (step.Kind)
        {
            case QuiltStepKind.RemoveFile: RemoveFile(step); break;
            case QuiltStepKind.RemoveDirectory: SetAside(step); break;
            case QuiltStepKind.RemoveEmptyAbove: _parents.RemoveEmptyAbove(step.Path); break;
            case QuiltStepKind.PlaceDirectory: PlaceDirectory(step); break;
            default: PlaceFile(step); break;
        }
    }

    private void RemoveFile(in QuiltStep step)
    {
        if (HasInode(step))
        {
            Demand(DirectoryCalls.Unlink(_parents.TryOpen(step.Path)!, step.Path.Name), "remove", step);
        }
    }

    private void SetAside(in QuiltStep step)
    {
        if (HasInode(step))
        {
            var parent = _parents.TryOpen(step.Path)!;
            Demand(DirectoryCalls.Rename(parent, step.Path.Name, _prepared, NameOf(step)), "remove", step);
        }
    }

    // Nothing else is ever prepared under its number, so that the name alone tells whether it has its place already.
    private void PlaceDirectory(in QuiltStep step)
    {
        var parent = _parents.Make(step.Path);
        var errno = DirectoryCalls.Rename(_prepared, NameOf(step), parent, step.Path.Name, Libc.RenameNoReplace);
        if (errno is not (0 or Errno.NoEntry))
        {
            MakeWay(step, parent);
            errno = DirectoryCalls.Rename(_prepared, NameOf(step), parent, step.Path.Name);
        }

        Demand(errno == Errno.NoEntry ? 0 : errno, "put", step);
    }

    // A directory that has come there meanwhile steps aside; nothing of it is lost before the transaction ends.
    private void MakeWay(in QuiltStep step, DirectoryHandle parent)
    {
        byte[] aside = [.. NameOf(step), .. ".old"u8];
        if (DirectoryCalls.Stat(_prepared, NameOf(step), out _) == 0)
        {
            _ = DirectoryCalls.Rename(parent, step.Path.Name, _prepared, aside);
        }
    }

    private void PlaceFile(in QuiltStep step)
    {
        if (IsPrepared(step))
        {
            Demand(DirectoryCalls.Rename(_prepared, NameOf(step), _parents.Make(step.Path), step.Path.Name), "put", step);
        }
    }

    private bool HasInode(in QuiltStep step) => _parents.TryOpen(step.Path) is { } parent
        && DirectoryCalls.Stat(parent, step.Path.Name, out var stat) == 0 && stat.Inode == step.Inode;

    private bool IsPrepared(in QuiltStep step) =>
        DirectoryCalls.Stat(_prepared, NameOf(step), out var stat) == 0 && stat.Inode == step.Inode;

    private ReadOnlySpan<byte> NameOf(in QuiltStep step) => BaseFolders.NameOf(step.Number, _name);

    private static void Demand(int errno, string verb, in QuiltStep step)
    {
        if (errno != 0)
        {
            throw new SystemCallException($"{verb} .pc/{step.Path}", errno);
        }
    }
}
