using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Journal;

/// <summary>
/// Changes to a tree that happen wholly or not at all. New files are prepared below <c>.pq/txn</c>, then the journal is written, then
/// files are renamed: the old ones into <c>.pq/base</c>, where they stay, the new ones to their places. A journal with its end mark is
/// carried out by whoever finds it; without one, the tree has not been touched.
/// </summary>
public sealed class TreeTransaction : IDisposable
{
    private const int Folders = 8;

    private readonly DirectoryHandle _root;
    private readonly DirectoryHandle _state;
    private readonly DirectoryHandle _transaction;
    private readonly DirectoryHandle[] _new;
    private readonly DirectoryHandle[] _base;
    private int _lastNumber;

    private TreeTransaction(DirectoryHandle root, StateDirectory state)
    {
        (_root, _state) = (root, state.Handle);
        _transaction = state.Handle.OpenOrMakeChild("txn"u8);
        using var fresh = _transaction.OpenOrMakeChild("new"u8);
        using var old = state.Handle.OpenOrMakeChild("base"u8);
        _new = OpenFolders(fresh);
        _base = OpenFolders(old);
    }

    /// <summary>
    /// Whether the journal is written and not carried out to its end: then the prepared files must stay for the next run.
    /// </summary>
    public bool IsUnfinished { get; private set; }

    /// <summary>Begins; what an earlier one left is finished or cleared away first.</summary>
    public static TreeTransaction Begin(DirectoryHandle root, StateDirectory state, Crew crew)
    {
        Recover(root, state, crew);
        return new TreeTransaction(root, state);
    }

    /// <summary>Finishes a transaction whose journal is complete, and clears away one whose journal is not.</summary>
    /// <returns>Whether one was finished.</returns>
    public static bool Recover(DirectoryHandle root, StateDirectory state, Crew crew)
    {
        using var left = state.Handle.TryOpenChild("txn"u8);
        if (left is null)
        {
            return false;
        }

        var steps = StateFile.TryRead(left, "journal"u8) is { } journal ? JournalFile.TryRead(journal) : null;
        if (steps is not null)
        {
            using var transaction = new TreeTransaction(root, state);
            transaction.CarryOut(steps, crew);
            transaction.PutState();
        }

        Clear(state);
        return steps is not null;
    }

    /// <summary>Prepares a file. Safe to call from several threads.</summary>
    public StagedFile Stage(in ChangedFile file, List<Slice> runs)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        var name = Name(number);
        var folder = _new[number % Folders];
        runs.Clear();
        switch (file.Result.State)
        {
            case SourceState.Regular:
                file.Result.Text.AddRuns(runs);
                WriteFile(folder, name, file, runs);
                break;
            case SourceState.Symlink:
                WriteLink(folder, name, file.Result.Text.ToArray(), file.Path);
                break;
            default:
                break;
        }

        return new StagedFile(file.Path, number, file.Result.IsFile ? file.Result.State : SourceState.Absent, file.Original);
    }

    /// <summary>Prepares quilt's <c>.pc</c>, which gets its place with the files.</summary>
    /// <exception cref="IOException">The tree has one already.</exception>
    public DirectoryHandle OpenQuiltState()
    {
        using var existing = _root.TryOpenChild(".pc"u8);
        return existing is null
            ? _transaction.OpenOrMakeChild("pc"u8)
            : throw new IOException("the tree has a .pc already: quilt has been at work in it");
    }

    /// <summary>Writes the journal and carries it out. Cannot be cancelled: from here on the next run would finish it.</summary>
    /// <param name="steps">The steps, each prepared by <see cref="Stage"/>.</param>
    /// <param name="record">The tree's record as it is to be afterwards.</param>
    /// <param name="crew">The threads.</param>
    public void Commit(IReadOnlyList<StagedFile> steps, ReadOnlySpan<byte> record, Crew crew)
    {
        StateFile.Write(_transaction, "record"u8, record);
        if (Libc.SyncFileSystem(_transaction.Descriptor) != 0)
        {
            throw SystemCallException.Last("flush the prepared files to disk");
        }

        IsUnfinished = true;
        StateFile.Write(_transaction, "journal"u8, JournalFile.Write(steps));
        CarryOut(steps, crew);
        PutState();
        IsUnfinished = false;
    }

    /// <summary>Clears away the prepared files.</summary>
    public static void Clear(StateDirectory state) => DirectoryRemoval.Remove(state.Handle, "txn"u8);

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_new, folder => folder.Dispose());
        Array.ForEach(_base, folder => folder.Dispose());
        _transaction.Dispose();
    }

    private void PutState()
    {
        Put("pc"u8, _root, ".pc"u8);
        Put("record"u8, _state, "record"u8);
    }

    private unsafe void Put(ReadOnlySpan<byte> prepared, DirectoryHandle parent, ReadOnlySpan<byte> name)
    {
        fixed (byte* from = DirectoryHandle.CString(prepared), to = DirectoryHandle.CString(name))
        {
            if (Libc.RenameAt(_transaction.Descriptor, from, parent.Descriptor, to, 0) != 0
                && Marshal.GetLastPInvokeError() != Errno.NoEntry)
            {
                throw SystemCallException.Last($"put {PatchQueue.Text.DisplayText.Of(name)} in its place");
            }
        }
    }

    private static DirectoryHandle[] OpenFolders(DirectoryHandle parent) =>
        [.. Enumerable.Range(0, Folders).Select(i => parent.OpenOrMakeChild(Name(i)))];

    private static byte[] Name(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static void WriteFile(DirectoryHandle folder, byte[] name, in ChangedFile file, List<Slice> runs)
    {
        var flags = Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenExclusive;
        using var target = FileDescriptor.OpenBeneath(folder, name, flags, (uint)file.Result.Permissions);
        if (!target.IsOpen)
        {
            throw SystemCallException.Last($"prepare {file.Path}");
        }

        target.Write(file.Result.Text.Buffer.Span, runs, file.Path.Bytes);

        // A file that was there keeps its mode exactly; the umask speaks for new ones only.
        if (!file.Result.IsNew && Libc.ChangeMode(target.Number, (uint)file.Result.Permissions) != 0)
        {
            throw SystemCallException.Last($"set the mode of {file.Path}");
        }
    }

    private static unsafe void WriteLink(DirectoryHandle folder, byte[] name, byte[] target, TreePath path)
    {
        fixed (byte* link = DirectoryHandle.CString(name), to = DirectoryHandle.CString(target))
        {
            if (Libc.SymlinkAt(to, folder.Descriptor, link) != 0)
            {
                throw SystemCallException.Last($"prepare the link {path}");
            }
        }
    }

    // What goes makes room for what comes: a file for a directory of its name, a directory for a file.
    private void CarryOut(IReadOnlyList<StagedFile> steps, Crew crew)
    {
        using (var parents = new ParentDirectories(_root))
        {
            foreach (var step in steps.Where(step => step.Result == SourceState.Absent))
            {
                MoveAside(step, parents.TryOpen(step.Path));
                parents.RemoveEmptyAbove(step.Path);
            }
        }

        var puts = steps.Where(step => step.Result != SourceState.Absent).OrderBy(step => step.Path).ToList();
        const int Batch = 64;
        crew.Do((puts.Count + Batch - 1) / Batch, (_, i) => Put(puts.Skip(i * Batch).Take(Batch)), CancellationToken.None);
    }

    private void Put(IEnumerable<StagedFile> steps)
    {
        using var parents = new ParentDirectories(_root);
        foreach (var step in steps)
        {
            Put(step, parents.Make(step.Path));
        }
    }

    // Each half may have happened already when a journal is carried out for the second time.
    private unsafe void Put(StagedFile step, DirectoryHandle parent)
    {
        fixed (byte* staged = DirectoryHandle.CString(Name(step.Number)), name = DirectoryHandle.CString(step.Path.Name))
        {
            var folder = _new[step.Number % Folders].Descriptor;
            StatX ignored;
            if (step.Original is SourceState.Regular or SourceState.Symlink
                && Libc.StatX(folder, staged, Libc.AtSymlinkNoFollow, 0, &ignored) == 0)
            {
                MoveAside(step, parent);
            }

            if (Libc.RenameAt(folder, staged, parent.Descriptor, name, 0) != 0 && Marshal.GetLastPInvokeError() != Errno.NoEntry)
            {
                throw SystemCallException.Last($"put {step.Path} in its place");
            }
        }
    }

    private unsafe void MoveAside(StagedFile step, DirectoryHandle? parent)
    {
        if (parent is null)
        {
            return;
        }

        fixed (byte* old = DirectoryHandle.CString(Name(step.Number)), name = DirectoryHandle.CString(step.Path.Name))
        {
            var folder = _base[step.Number % Folders].Descriptor;
            if (Libc.RenameAt(parent.Descriptor, name, folder, old, Libc.RenameNoReplace) != 0
                && Marshal.GetLastPInvokeError() is not (Errno.NoEntry or Errno.Exists))
            {
                throw SystemCallException.Last($"move {step.Path} aside");
            }
        }
    }
}
