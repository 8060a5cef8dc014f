using System.Text;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>
/// A queue opened for a command that needs no expanded tree. In one, its changes are in the tree's log, for <c>pq undo</c>.
/// </summary>
internal sealed class QueueSession : IDisposable
{
    private readonly QueueOptions _options;
    private readonly List<PatchFolder> _folders = [];

    private QueueSession(QueueOptions options, CommandContext context)
    {
        (_options, Context) = (options, context);
        Queue = QueueArguments.Open(options, context);
        List = PatchList.Read(Queue.Folder!, Queue.Settings, file => file.Read(), series => series.Entries);
        Patches = [.. List.References.DistinctBy(patch => patch.FilePath)];
    }

    /// <summary>The world around the command.</summary>
    public CommandContext Context { get; }

    /// <summary>The queue.</summary>
    public OpenedQueue Queue { get; }

    /// <summary>Its patches, those that guards disable included.</summary>
    public PatchList List { get; }

    /// <summary>The same, each once.</summary>
    public IReadOnlyList<PatchReference> Patches { get; }

    /// <summary>Opens the queue that the command line names, or the one around the working directory.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static QueueSession Open(QueueOptions options, CommandContext context)
    {
        var session = OpenQuietly(options, context);
        DiagnosticText.Write(session.List.Diagnostics, context);
        return session;
    }

    /// <summary>The same without a word about what is wrong with the series.</summary>
    /// <inheritdoc cref="Open"/>
    public static QueueSession OpenQuietly(QueueOptions options, CommandContext context) => new(options, context);

    /// <summary>The patches that a command line means: those named, all, or the top of the tree.</summary>
    /// <exception cref="UnknownPatchException">A name means none, or several.</exception>
    /// <exception cref="UsageException">None is named, and no tree has a top patch.</exception>
    public IReadOnlyList<PatchReference> Find(IReadOnlyList<string> names, bool isAll)
    {
        if (isAll)
        {
            return names.Count == 0 ? Patches : throw new UsageException("name patches or say --all, not both");
        }

        return names.Count > 0 ? [.. names.Select(Find)] : [Find(TopName() ?? throw new UsageException("name a patch, or say --all"))];
    }

    /// <summary>Changes files of the queue, all or none.</summary>
    /// <param name="changes">What becomes of them.</param>
    /// <param name="reheaded">The files of patches, absolute, of which only the header changes.</param>
    public void Commit(QueueTransaction changes, IReadOnlyCollection<string> reheaded)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        if (TreePath() is null)
        {
            changes.Commit();
            return;
        }

        using var tree = TreeSession.Open(new TreeRequest { Queue = _options, Threads = Environment.ProcessorCount }, Context);
        tree.Change(tree.NewOperation(changes.Files), () =>
        {
            changes.CommitUnjournaled();
            return new RecordedPatches(tree.Tree, tree.Crew).Follow(tree.List.References, reheaded);
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folders.ForEach(folder => folder.Dispose());
        List.Dispose();
    }

    private PatchReference Find(string name) => PatchNames.Find(Patches, name) switch
    {
        PatchNames.None => Unlisted(Context.PathOf(name)) ?? throw new UnknownPatchException(
            $"no patch of the series is called '{name}'", "pq series --all lists them"),
        PatchNames.Several => throw new UnknownPatchException(
            $"several patches of the series are called '{name}'", "give the name as the series has it"),
        var place => Patches[place],
    };

    // A file beside the patches that is to come into the series.
    private PatchReference? Unlisted(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var isBeside = Patches.Any(patch => Path.GetDirectoryName(patch.FilePath) == folder)
            || Path.GetFileName(folder).StartsWith("patches.", StringComparison.Ordinal);
        var series = Queue.Folder!.Series.FirstOrDefault(
            file => path.StartsWith(file.PatchesDirectory + "/", StringComparison.Ordinal));
        if (!isBeside || series is null || !File.Exists(path) || Queue.Folder.Series.Any(file => file.Path == path))
        {
            return null;
        }

        _folders.Add(new PatchFolder(series.PatchesDirectory, Queue.Folder.Root));
        var name = Encoding.UTF8.GetBytes(Path.GetRelativePath(series.PatchesDirectory, path));
        return new PatchReference(name, _folders[^1], 1, IsReversed: false, series.Path, 0);
    }

    private string? TreePath() => TreeFinder.Find(Context.WorkingDirectory) is { } tree
        && TreeRecordFile.TryRead(tree) is { Queue.Length: > 0 } ? tree : null;

    private string? TopName()
    {
        if (TreePath() is not { } path)
        {
            return null;
        }

        using var tree = WorkTree.OpenToRead(path, new Work.Crew(1));
        return PatchStack.Of(tree.Record, List.References).Top?.DisplayName;
    }
}
