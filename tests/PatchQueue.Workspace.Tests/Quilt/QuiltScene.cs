using System.Collections.Immutable;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Processes;
using PatchQueue.Quilt;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Tests.Quilt;

/// <summary>A tree with a queue in it, that quilt and pq push and pop in turn.</summary>
internal sealed class QuiltScene : IDisposable
{
    private static readonly Crew Crew = new(2);
    private static readonly string[] Others = [".pc", ".pq", "patches"];
    private int _lastNumber;

    public QuiltScene() => SamplePatches.Write(Tree.Root);

    public TemporaryTree Tree { get; } = new();

    /// <summary>What a .pc that pq makes says of the queue.</summary>
    public QuiltQueue Queue { get; init; } = new("patches", "series", null);

    /// <summary>What is in .pc: a line a file or directory.</summary>
    public string State() => Lines(line => line.StartsWith(".pc", StringComparison.Ordinal));

    /// <summary>What is in the tree besides that.</summary>
    public string Files() => Lines(line => !Others.Any(name => line.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>Runs quilt, which must succeed.</summary>
    public string Quilt(params ImmutableArray<string> arguments)
    {
        var (exitCode, output) = TryQuilt(arguments);
        Assert.That(exitCode, Is.Zero, $"quilt {string.Join(' ', arguments)}: {output}");
        return output;
    }

    /// <summary>Runs quilt.</summary>
    public (int ExitCode, string Output) TryQuilt(params ImmutableArray<string> arguments)
    {
        var call = new ProgramCall("quilt", ["--quiltrc", "-", .. arguments]) { WorkingDirectory = Tree.Root };
        try
        {
            var result = ProgramRunner.Run(call, CancellationToken.None);
            return (result.ExitCode, Encoding.UTF8.GetString(result.Output.Span) + result.ErrorText);
        }
        catch (ProgramMissingException)
        {
            Assert.Ignore("quilt is not installed");
            throw;
        }
    }

    /// <summary>Pushes the next patch as pq does.</summary>
    public void Push() => Do((before, transaction, change) =>
    {
        var name = SamplePatches.All[before?.Applied.Length ?? 0].Name;
        var folder = new PatchFolder(Path.Combine(Tree.Root, "patches"), "patches");
        var series = new SeriesPatches([new PatchReference(Encoding.UTF8.GetBytes(name), folder, 1, false, "series", 1)], null);
        var plan = ApplyPlan.Of(series.ReadAll(Crew, null, CancellationToken.None));
        var source = new DirectorySource(Tree.Handle);
        var steps = new TreeSteps(transaction, null, null, new ApplyJob { Series = series, Crew = Crew });
        var run = new PlanRun(plan, new ApplyOptions(), Crew);
        steps.Begin(plan.Groups.Length);
        run.Run(source, new Verdict(plan, int.MaxValue, keepsGoing: false), steps, null, CancellationToken.None);
        Assert.That(run.Verdict!.Rejected, Is.Empty, name);
        var pushed = change.Push(NameOf(name));
        var backups = Enumerable.Range(0, Crew.Size).Select(_ => change.NewBackups()).ToArray();
        run.Show(source, worker => backups[worker].Observer(_ => pushed), CancellationToken.None);
        Array.ForEach(backups, backup => backup.Dispose());
        return (steps.InOrder(), [.. Applied(before), NameOf(name)]);
    });

    /// <summary>Pops the top patch as pq does.</summary>
    public void Pop() => Do((before, transaction, change) =>
    {
        var top = before!.Applied.Length - 1;
        var files = new QuiltBase(Tree.Handle, before, CreatesFile, top);
        var steps = before.BackupsOf(top).Select(backup => Restore(files, transaction, backup.Path)).ToList();
        change.Pop(before.Applied[top].Name);
        return ([.. steps.OrderBy(step => step.Kind == TreeStepKind.Remove ? 0 : 1)], [.. Applied(before).SkipLast(1)]);
    });

    /// <summary>Changes .pc alone.</summary>
    public void Change(Func<QuiltTree, QuiltChange, IReadOnlyList<QuiltName>> make) =>
        Do((before, _, change) => ([], make(before!, change)));

    /// <summary>Prepares a change of .pc, and leaves it as a killed run does after its journal.</summary>
    public IReadOnlyList<QuiltStep> Kill(Func<QuiltTree, QuiltChange, IReadOnlyList<QuiltName>> make, int stepsDone)
    {
        using var state = StateDirectory.Lock(Tree.Handle);
        using var transaction = TreeTransaction.Begin(Tree.Handle, state, _lastNumber);
        using var before = QuiltTree.TryOpen(Tree.Handle);
        using var change = new QuiltChange(transaction, before, null, TimeProvider.System);
        var steps = change.Finish(make(before!, change), Crew);
        using var folder = state.Handle.TryOpenChild("txn"u8)!;
        StateFile.Write(folder, "journal"u8, JournalFile.Write(new JournalSteps([], steps)));
        using var runner = new QuiltStepRunner(Tree.Handle, folder);
        runner.Do([.. steps.Take(stepsDone)]);
        return steps;
    }

    /// <summary>Does what the next run does first.</summary>
    public void Recover()
    {
        using var state = StateDirectory.Lock(Tree.Handle);
        Assert.That(TreeTransaction.Recover(Tree.Handle, state, Crew, () => _lastNumber), Is.True);
    }

    public void Dispose() => Tree.Dispose();

    public static QuiltName NameOf(string name) => QuiltName.Of(Encoding.UTF8.GetBytes(name));

    public static IEnumerable<QuiltName> Applied(QuiltTree? tree) => tree is null ? [] : tree.Applied.Select(patch => patch.Name);

    public static FileView View(string? content)
    {
        var text = new FileText();
        text.Set(Encoding.UTF8.GetBytes(content ?? ""));
        return new FileView(content is null ? SourceState.Absent : SourceState.Regular, SourceFile.PlainPermissions, false, text);
    }

    /// <summary>The two empty files of the tree that patches do not create.</summary>
    public static bool CreatesFile(int patch, TreePath path) => path.ToDisplay() is not ("empty" or "empty2");

    private TreeStep Restore(QuiltBase files, TreeTransaction transaction, TreePath path)
    {
        var text = new FileText();
        var state = files.Read(path, text, out var permissions);
        if (state == SourceState.Absent)
        {
            return new TreeStep(TreeStepKind.Remove, path, 0, InodeOf(path));
        }

        var (number, inode) = transaction.NewStaging().Prepare(path, new FileView(state, permissions, false, text));
        return new TreeStep(TreeStepKind.Replace, path, number, inode);
    }

    private ulong InodeOf(TreePath path)
    {
        using var directory = path.Parent is { } above ? DirectoryHandle.TryOpenBeneath(Tree.Handle, above.Bytes) : null;
        _ = DirectoryCalls.Stat(directory ?? Tree.Handle, path.Name, out var stat);
        return stat.Inode;
    }

    private void Do(Func<QuiltTree?, TreeTransaction, QuiltChange, (IReadOnlyList<TreeStep>, IReadOnlyList<QuiltName>)> make)
    {
        using var state = StateDirectory.Lock(Tree.Handle);
        using var transaction = TreeTransaction.Begin(Tree.Handle, state, _lastNumber);
        using var before = QuiltTree.TryOpen(Tree.Handle);
        using var change = new QuiltChange(transaction, before, Queue, TimeProvider.System);
        var (steps, applied) = make(before, transaction, change);
        transaction.Commit(new JournalSteps(steps, change.Finish(applied, Crew)), Array.Empty<byte>(), Crew);
        _lastNumber = transaction.LastNumber;
        transaction.End(isCommitted: true);
    }

    private string Lines(Func<string, bool> wanted) => string.Join('\n', Tree.Entries().Where(wanted));
}
