using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Operations;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>An expanded tree with its queue, opened for one command.</summary>
internal sealed class TreeSession : IDisposable
{
    private PatchList? _all;
    private (TreeRecord? Record, PatchStack Stack)? _stack;
    private bool _isClosed;

    private TreeSession(TreeRequest request, CommandContext context, string path)
    {
        (Request, Context, Path) = (request, context, path);
        Crew = new Crew(request.Threads);
        Tree = TreeOpening.Open(path, request.IsReading, Crew);
        try
        {
            Queue = OpenQueue();
            List = PatchList.Read(Queue.Folder!, Queue.Settings, isVanilla: false);
            Tree = QuiltHandover.TakeOver(this);
        }
        catch
        {
            List?.Dispose();
            Tree.Dispose();
            throw;
        }
    }

    /// <summary>What the command line says.</summary>
    public TreeRequest Request { get; }

    /// <summary>The world around the command.</summary>
    public CommandContext Context { get; }

    /// <summary>The tree's root; absolute.</summary>
    public string Path { get; }

    /// <summary>The threads.</summary>
    public Crew Crew { get; }

    /// <summary>The queue that the tree belongs to.</summary>
    public OpenedQueue Queue { get; }

    /// <summary>Its active patches.</summary>
    public PatchList List { get; }

    /// <summary>Which of them are in the tree.</summary>
    public PatchStack Stack
    {
        get
        {
            if (_stack is not { } known || !ReferenceEquals(known.Record, Tree.Record))
            {
                _stack = known = (Tree.Record, PatchStack.Of(Tree.Record, List.References));
            }

            return known.Stack;
        }
    }

    /// <summary>Which of them are in the tree, where that is just what the series says up to the top.</summary>
    /// <exception cref="IOException">The series was edited among the patches that are in the tree.</exception>
    public PatchStack StackInOrder() => Stack is { IsAsSeries: true } stack ? stack : throw NewEditedSeries();

    /// <summary>The error of a series that was edited among the patches that are in the tree.</summary>
    public static IOException NewEditedSeries() =>
        new("the series has been edited among the patches that are applied; bring the tree along with 'pq goto PATCH' first");

    /// <summary>A patch of the series, active or not; the top when no name is given.</summary>
    /// <exception cref="NothingToDoException">No name is given and no patch is applied.</exception>
    /// <exception cref="UnknownPatchException">The name means none, or several.</exception>
    public PatchReference FindEntry(string? name)
    {
        if (name is null || PatchNames.Find(List.References, name) >= 0)
        {
            return name is null ? Stack.Series[Stack.FindApplied(null)] : List.References[PatchNames.Find(List.References, name)];
        }

        _all ??= PatchList.Read(Queue.Folder!, Queue.Settings, file => file.Read(), series => series.Entries);
        return PatchNames.Find(_all.References, name) switch
        {
            PatchNames.None => throw new UnknownPatchException($"no patch of the series is called '{name}'", "pq series --all lists them"),
            PatchNames.Several => throw new UnknownPatchException(
                $"several patches of the series are called '{name}'", "give the name as the series has it"),
            var place => _all.References[place],
        };
    }

    /// <summary>The place of a patch among the active ones, from 0; -1 for one that is not active.</summary>
    public int PlaceOf(PatchReference patch) => List.References.ToList().FindIndex(other => other.Name.Span.SequenceEqual(patch.Name.Span));

    /// <summary>The tree; locked for a command that changes it.</summary>
    public WorkTree Tree { get; private set; }

    /// <summary>Opens the tree that the command line names, or else the one that the working directory lies in.</summary>
    /// <exception cref="UsageException">There is none, or it has no queue.</exception>
    public static TreeSession Open(TreeRequest request, CommandContext context)
    {
        var path = request.Tree is { } named ? context.PathOf(named) : Find(context);
        var session = new TreeSession(request, context, path);
        DiagnosticText.Write(session.List.Diagnostics, context);
        if (!session.List.HasErrors)
        {
            return session;
        }

        session.Dispose();
        throw new IOException("the series cannot be applied as it stands");
    }

    /// <summary>A job of this command; its series is empty.</summary>
    public ApplyJob NewJob(IProgress<WorkEvent>? progress) => new()
    {
        Series = new SeriesPatches([]),
        Options = Options,
        KeepsEdits = Request.KeepsEdits,
        MergesEdits = Request.KeepsEdits,
        Queue = QueueMemo.Write(Queue, Path),
        Quilt = QuiltSwitch.IsOn(Tree) ? QuiltSettings.Of(Queue, List.References, Path) : null,
        Crew = Crew,
        Progress = progress,
    };

    /// <summary>The tree's files between the patches that are in it.</summary>
    public TreeHistory NewHistory() => new(Tree, new SeriesPatches([.. Stack.Series.Take(Stack.Position)]), Crew);

    /// <summary>Fuzz and the rule for empty files.</summary>
    public ApplyOptions Options => new()
    {
        Fuzz = Queue.Settings.Fuzz.Value,
        RemovesEmptyFiles = Queue.Settings.RemoveEmptyFiles.Value,
    };

    /// <summary>An operation of this command, for the tree's log.</summary>
    /// <param name="files">The files of the queue that it changes; absolute.</param>
    public Operation NewOperation(params IEnumerable<string> files) => new()
    {
        Words = Context.Words,
        Time = Context.Clock.GetUtcNow(),
        Top = Stack.Top?.Name ?? default,
        IsForced = Tree.Record?.Forced is not null,
        Files = [.. files.Distinct().Select(SavedFile.Of)],
    };

    /// <summary>Does something that can be taken back: it is in the tree's log before it begins, and again with what it left.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="work">Does it. When it fails, the files of the queue become what they were.</param>
    /// <returns>What the work returns.</returns>
    public T Change<T>(Operation operation, Func<T> work)
    {
        using var queue = operation.Files.IsEmpty ? null : QueueLock.Take(Queue.Folder!.Root);
        if (operation.Files.FirstOrDefault(file => !file.IsAsBefore) is { } changed)
        {
            throw new IOException($"{changed.Path} has just been changed by somebody else; nothing is done");
        }

        var log = new OperationLog(Tree, Crew);
        log.Begin(operation);
        try
        {
            var result = work();
            QuiltHandover.RenewSeries(this);
            log.Finish(operation);
            return result;
        }
        catch
        {
            TrySettle(log);
            throw;
        }
    }

    private OpenedQueue OpenQueue()
    {
        if (Crew.Size > 1)
        {
            Tree.ReadAhead();
        }

        try
        {
            return QueueArguments.OpenOfTree(Path, Tree.Queue, Request.Queue, Context);
        }
        catch
        {
            // Where the record is damaged, that is what is wrong.
            _ = Tree.Record;
            throw;
        }
    }

    // Where the disk refuses that too, the next command does it.
    private static void TrySettle(OperationLog log)
    {
        try
        {
            log.Settle();
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Lets the tree go; a second time nothing happens.</summary>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _all?.Dispose();
        List.Dispose();
        Tree.Dispose();
    }

    /// <summary>The tree that the working directory lies in.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(CommandContext context) =>
        TreeFinder.Find(context.WorkingDirectory)
        ?? (QueueFinder.Find(context.WorkingDirectory) is { Layout: QueueLayout.Quilt or QueueLayout.Debian } queue ? queue.Root : null)
        ?? throw new UsageException("there is no expanded tree here", "run pq in one that pq apply has made, or name it with --tree");
}
