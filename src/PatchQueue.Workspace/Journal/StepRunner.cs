using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Journal;

/// <summary>
/// Carries out steps. Each may have happened already, wholly or by half, when a journal is carried out for the second time.
/// One a thread.
/// </summary>
/// <param name="root">The tree.</param>
/// <param name="folders">The prepared and the kept files.</param>
/// <param name="isSecondTime">Whether the journal may have been carried out before.</param>
internal sealed class StepRunner(DirectoryHandle root, BaseFolders folders, bool isSecondTime) : IDisposable
{
    private readonly ParentDirectories _parents = new(root);
    private readonly byte[] _name = BaseFolders.NewName();

    /// <summary>Carries a step out.</summary>
    /// <returns>The identity of the file that is at the path now; empty when there is none.</returns>
    public FileIdentity Do(in TreeStep step)
    {
        switch (step.Kind)
        {
            case TreeStepKind.Add: Add(step); break;
            case TreeStepKind.Exchange: Exchange(step); break;
            case TreeStepKind.Replace: Move(step, _parents.Make(step.Path)); break;
            case TreeStepKind.Keep: Keep(step); return default;
            case TreeStepKind.Remove: Remove(step); return default;
            default: Move(step, _parents.Make(step.Path)); break;
        }

        var parent = _parents.Make(step.Path);
        return DirectoryCalls.Stat(parent, step.Path.Name, out var stat) == 0 ? new FileIdentity(stat) : default;
    }

    /// <inheritdoc/>
    public void Dispose() => _parents.Dispose();

    // Whatever has come there meanwhile is kept, not overwritten.
    private void Add(in TreeStep step)
    {
        var parent = _parents.Make(step.Path);
        var errno = Put(step, parent, Libc.RenameNoReplace);
        if (errno == Errno.Exists && IsPrepared(step))
        {
            errno = Put(step, parent, Libc.RenameExchange);
        }

        Demand(errno is 0 or Errno.NoEntry or Errno.Exists ? 0 : errno, "put", step);
    }

    private void Exchange(in TreeStep step)
    {
        var parent = _parents.Make(step.Path);
        if (isSecondTime && !IsPrepared(step))
        {
            _ = DirectoryCalls.Rename(folders[step.Number], AsideOf(step), folders[step.Number], NameOf(step), Libc.RenameNoReplace);
            return;
        }

        var errno = Put(step, parent, Libc.RenameExchange);
        if (errno is Errno.Invalid or Errno.NoSystemCall)
        {
            errno = ExchangeBySteps(step, parent);
        }

        Demand(errno, "put", step);
        CopyIfLinked(step);
    }

    // For file systems that cannot exchange: the old file steps aside under its second name first.
    private int ExchangeBySteps(in TreeStep step, DirectoryHandle parent)
    {
        var folder = folders[step.Number];
        var name = NameOf(step);
        var aside = AsideOf(step);
        var errno = DirectoryCalls.Rename(parent, step.Path.Name, folder, aside, Libc.RenameNoReplace);
        errno = errno is 0 or Errno.NoEntry or Errno.Exists ? DirectoryCalls.Rename(folder, name, parent, step.Path.Name) : errno;
        return errno == 0 ? DirectoryCalls.Rename(folder, aside, folder, name) : errno;
    }

    // Another name of the same file lies outside of our care; whoever writes through it must not change what is kept.
    private void CopyIfLinked(in TreeStep step)
    {
        var folder = folders[step.Number];
        var name = NameOf(step);
        if (DirectoryCalls.Stat(folder, name, out var stat) == 0 && stat is { LinkCount: > 1, IsRegular: true })
        {
            KeptCopy.Make(folder, name, stat);
        }
    }

    private void Keep(in TreeStep step)
    {
        if (_parents.TryOpen(step.Path) is not { } parent)
        {
            return;
        }

        var errno = DirectoryCalls.Rename(parent, step.Path.Name, folders[step.Number], NameOf(step), Libc.RenameNoReplace);
        Demand(errno is Errno.NoEntry or Errno.Exists ? 0 : errno, "move aside", step);
        CopyIfLinked(step);
        _parents.RemoveEmptyAbove(step.Path);
    }

    private void Remove(in TreeStep step)
    {
        if (_parents.TryOpen(step.Path) is { } parent
            && DirectoryCalls.Stat(parent, step.Path.Name, out var stat) == 0 && stat.Inode == step.Inode)
        {
            Demand(DirectoryCalls.Unlink(parent, step.Path.Name), "remove", step);
            _parents.RemoveEmptyAbove(step.Path);
        }
    }

    private void Move(in TreeStep step, DirectoryHandle parent)
    {
        var errno = Put(step, parent, 0);
        Demand(errno == Errno.NoEntry ? 0 : errno, "put", step);
    }

    private int Put(in TreeStep step, DirectoryHandle parent, uint flags) =>
        DirectoryCalls.Rename(folders[step.Number], NameOf(step), parent, step.Path.Name, flags);

    private bool IsPrepared(in TreeStep step) =>
        DirectoryCalls.Stat(folders[step.Number], NameOf(step), out var stat) == 0 && stat.Inode == step.Inode;

    private ReadOnlySpan<byte> NameOf(in TreeStep step) => BaseFolders.NameOf(step.Number, _name);

    private static byte[] AsideOf(in TreeStep step) => [.. BaseFolders.NameOf(step.Number, BaseFolders.NewName()), .. ".old"u8];

    private static void Demand(int errno, string verb, in TreeStep step)
    {
        if (errno != 0)
        {
            throw new SystemCallException($"{verb} {step.Path}", errno);
        }
    }
}
