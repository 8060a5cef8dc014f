using PatchQueue.Native;
using PatchQueue.Trees;

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

    // A directory that has come there meanwhile steps aside; nothing of it is lost before the transaction ends.
    private void PlaceDirectory(in QuiltStep step)
    {
        if (!IsPrepared(step))
        {
            return;
        }

        var parent = _parents.Make(step.Path);
        if (DirectoryCalls.Rename(_prepared, NameOf(step), parent, step.Path.Name, Libc.RenameNoReplace) != 0)
        {
            _ = DirectoryCalls.Rename(parent, step.Path.Name, _prepared, [.. NameOf(step), .. ".old"u8]);
            Demand(DirectoryCalls.Rename(_prepared, NameOf(step), parent, step.Path.Name), "put", step);
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
