using PatchQueue.Native;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Journal;

/// <summary>
/// Changes to a tree that happen wholly or not at all. New files are prepared below <c>.pq/base</c>, then the journal is written to
/// <c>.pq/txn</c>, then prepared files and those of the tree change places, so that the mainline's stay below <c>.pq/base</c>.
/// A journal with its checksum is carried out by whoever finds it; without one, the tree has not been touched.
/// </summary>
public sealed class TreeTransaction : IDisposable
{
    private const int Batch = 64;

    private readonly DirectoryHandle _root;
    private readonly StateDirectory _state;
    private readonly DirectoryHandle _transaction;
    private readonly StagingNumbers _numbers;
    private readonly StagingNumbers _quiltNumbers = new(0);
    private readonly int _lastBefore;
    private Crew _crew = new(1);
    private IReadOnlyList<QuiltStep> _quiltSteps = [];

    private TreeTransaction(DirectoryHandle root, StateDirectory state, int lastNumber)
    {
        (_root, _state, _lastBefore) = (root, state, lastNumber);
        _numbers = new StagingNumbers(lastNumber);
        Folders = new BaseFolders(state);
        _transaction = state.Handle.OpenOrMakeChild("txn"u8);
    }

    /// <summary>The tree.</summary>
    internal DirectoryHandle Root => _root;

    /// <summary>The prepared files and the mainline's.</summary>
    public BaseFolders Folders { get; }

    /// <summary>The last number that a prepared file has.</summary>
    public int LastNumber => _numbers.Last;

    /// <summary>
    /// Whether the journal is written and not carried out to its end: then the prepared files must stay for the next run.
    /// </summary>
    public bool IsUnfinished { get; private set; }

    /// <summary>Begins. What an earlier one left must have been settled by <see cref="Recover"/>.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="state">Its <c>.pq</c>.</param>
    /// <param name="lastNumber">The highest number of a file below <c>.pq/base</c> that the tree's record knows; 0 for none.</param>
    public static TreeTransaction Begin(DirectoryHandle root, StateDirectory state, int lastNumber) => new(root, state, lastNumber);

    /// <summary>Whether a tree has a transaction whose journal is complete, which the next <see cref="Recover"/> finishes.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    public static bool IsUnderWay(StateDirectory state)
    {
        using var left = state.Handle.TryOpenChild("txn"u8);
        return left is not null && ReadJournal(left) is not null;
    }

    /// <summary>Finishes a transaction whose journal is complete, and clears away one whose journal is not.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="state">Its <c>.pq</c>.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="lastNumber">Asked, when one came to nothing, for what <see cref="Begin"/> takes.</param>
    /// <returns>Whether one was finished.</returns>
    public static bool Recover(DirectoryHandle root, StateDirectory state, Crew crew, Func<int> lastNumber)
    {
        using var left = state.Handle.TryOpenChild("txn"u8);
        if (left is null)
        {
            return false;
        }

        var steps = ReadJournal(left);
        using var transaction = new TreeTransaction(root, state, steps is null ? lastNumber() : 0);
        if (steps is null)
        {
            transaction.Folders.RemoveAbove(transaction.LastNumber);
        }
        else
        {
            _ = transaction.CarryOut(steps, isSecondTime: true, crew);
            transaction.PutState();
        }

        Clear(state, crew, []);
        return steps is not null;
    }

    /// <summary>A number for a file of the mainline that is to be kept.</summary>
    public int NewNumber() => _numbers.Next();

    /// <summary>Removes prepared files that are wanted no more.</summary>
    public void Forget(IEnumerable<TreeStep> steps)
    {
        foreach (var step in steps.Where(step => step.Kind is TreeStepKind.Add or TreeStepKind.Exchange or TreeStepKind.Replace))
        {
            _ = DirectoryCalls.Unlink(Folders[step.Number], BaseFolders.NameOf(step.Number, BaseFolders.NewName()));
        }
    }

    /// <summary>Prepares files; one a thread.</summary>
    internal Staging NewStaging() => new(Folders, _numbers);

    /// <summary>What is prepared for a change of <c>.pc</c>, by number, until <see cref="QuiltStep"/>s put it in place.</summary>
    internal DirectoryHandle OpenQuiltPreparation() => _transaction.OpenOrMakeChild("quilt"u8);

    /// <summary>A number for something prepared for <c>.pc</c>; safe to call from several threads.</summary>
    internal int NewQuiltNumber() => _quiltNumbers.Next();

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
    /// <param name="steps">The steps; those that go come first.</param>
    /// <param name="record">The tree's record as it is to be afterwards.</param>
    /// <param name="crew">The threads.</param>
    /// <returns>For each step the identity of the file that is there now; empty where there is none.</returns>
    public FileIdentity[] Commit(IReadOnlyList<TreeStep> steps, ReadOnlyMemory<byte> record, Crew crew) =>
        Commit(new JournalSteps(steps, []), record, crew);

    /// <summary>The same, with a change of quilt's <c>.pc</c> that belongs to it.</summary>
    /// <inheritdoc cref="Commit(IReadOnlyList{TreeStep}, ReadOnlyMemory{byte}, Crew)"/>
    public FileIdentity[] Commit(JournalSteps steps, ReadOnlyMemory<byte> record, Crew crew)
    {
        (_crew, _quiltSteps) = (crew, steps.Quilt);
        crew.Do(2, (_, copy) => WriteRecord(record, isCopy: copy == 1), CancellationToken.None);
        _transaction.SyncFileSystem();
        WriteJournal(steps);
        var identities = CarryOut(steps, isSecondTime: false, crew);
        PutState();
        IsUnfinished = false;
        return identities;
    }

    private void WriteRecord(ReadOnlyMemory<byte> record, bool isCopy) =>
        StateFile.Write(_transaction, isCopy ? "record.copy"u8 : "record"u8, record.Span, isFlushed: !isCopy);

    // Where it cannot be written there is room for what else has to be done, once what was prepared is gone.
    private void WriteJournal(JournalSteps steps)
    {
        IsUnfinished = true;
        try
        {
            StateFile.Write(_transaction, Journal, JournalFile.Write(steps));
        }
        catch
        {
            IsUnfinished = StateFile.TryRead(_transaction, Journal) is not null;
            throw;
        }
    }

    /// <summary>Clears away what was prepared, when nothing comes of it, and the transaction itself.</summary>
    public void End(bool isCommitted)
    {
        if (!isCommitted && LastNumber > _lastBefore)
        {
            Folders.RemoveAbove(_lastBefore);
        }

        Clear(_state, _crew, _quiltSteps);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Folders.Dispose();
        _transaction.Dispose();
    }

    private static ReadOnlySpan<byte> Journal => "journal"u8;

    // It gets its name when it is whole, so that one without a valid end was damaged later.
    private static JournalSteps? ReadJournal(DirectoryHandle transaction) =>
        StateFile.TryRead(transaction, Journal) is not { } journal ? null : JournalFile.TryRead(journal)
            ?? throw new StateDamagedException("the journal of a change that is under way, .pq/txn/journal, is damaged");

    // The journal goes first: carried out once more, after others have been at work in the tree, it could undo what they did.
    private static void Clear(StateDirectory state, Crew crew, IReadOnlyList<QuiltStep> known)
    {
        using (var transaction = state.Handle.TryOpenChild("txn"u8))
        {
            _ = transaction is null ? 0 : DirectoryCalls.Unlink(transaction, Journal);
            using var quilt = transaction?.TryOpenChild("quilt"u8);
            if (quilt is not null)
            {
                QuiltStepRunner.RemoveAside(quilt, known, crew);
                DirectoryRemoval.RemoveAllIn(quilt, crew);
            }
        }

        DirectoryRemoval.Remove(state.Handle, "txn"u8);
    }

    private void PutState()
    {
        Put("pc"u8, _root, ".pc"u8);
        Put("record"u8, _state.Handle, "record"u8);
        Put("record.copy"u8, _state.Handle, "record.copy"u8);
    }

    private void Put(ReadOnlySpan<byte> prepared, DirectoryHandle parent, ReadOnlySpan<byte> name)
    {
        var errno = DirectoryCalls.Rename(_transaction, prepared, parent, name);
        if (errno is not (0 or Errno.NoEntry))
        {
            throw new SystemCallException($"put {PatchQueue.Text.DisplayText.Of(name)} in its place", errno);
        }
    }

    private FileIdentity[] CarryOut(JournalSteps steps, bool isSecondTime, Crew crew)
    {
        var identities = CarryOut(steps.Tree, isSecondTime, crew);
        if (steps.Quilt.Count > 0)
        {
            using var runner = new QuiltStepRunner(_root, _transaction);
            runner.Do(steps.Quilt);
        }

        return identities;
    }

    // What goes makes room for what comes: a file for a directory of its name, a directory for a file.
    private FileIdentity[] CarryOut(IReadOnlyList<TreeStep> steps, bool isSecondTime, Crew crew)
    {
        var identities = new FileIdentity[steps.Count];
        var going = steps.TakeWhile(step => step.Kind is TreeStepKind.Keep or TreeStepKind.Remove).Count();
        Do(0, going);
        crew.Do((steps.Count - going + Batch - 1) / Batch, (_, i) => Do(going + (i * Batch), Batch), CancellationToken.None);
        return identities;

        void Do(int first, int count)
        {
            using var runner = new StepRunner(_root, Folders, isSecondTime);
            for (var i = first; i < Math.Min(first + count, steps.Count); i++)
            {
                identities[i] = runner.Do(steps[i]);
            }
        }
    }
}
