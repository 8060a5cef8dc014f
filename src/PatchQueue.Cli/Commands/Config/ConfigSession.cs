using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Dialects;
using PatchQueue.Kconfig;
using PatchQueue.Layering;
using PatchQueue.Queues;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>The configs that a command works with, and what it may ask the kernel.</summary>
internal sealed class ConfigSession
{
    private readonly ConfigFolder _folder;
    private readonly ImmutableArray<ConfigFolder> _overlays;
    private readonly string? _tree;
    private readonly Toolchain _toolchain;
    private readonly OpenedQueue _queue;

    private ConfigSession(
        ConfigFolder folder, ImmutableArray<ConfigFolder> overlays, string? tree, Toolchain toolchain, OpenedQueue queue,
            CommandContext context)
    {
        (_folder, _overlays, _tree, _toolchain, _queue, Context) = (folder, overlays, tree, toolchain, queue, context);
        State = new ConfigState(
            folder.Dialect, folder.Files, [.. overlays
                .Select(overlay => new ConfigOverlay(Path.GetFileName(overlay.Root), overlay.Files))]);
    }

    /// <summary>The world around the command.</summary>
    public CommandContext Context { get; }

    /// <summary>The configs as they were read.</summary>
    public ConfigState State { get; }

    /// <summary>All rows, with what is laid over them.</summary>
    public ConfigMatrix Matrix => State.Matrix;

    /// <summary>The dialect.</summary>
    public ConfigDialect Dialect => State.Dialect;

    /// <summary>The threads.</summary>
    public Crew Crew { get; } = new(Environment.ProcessorCount);

    /// <summary>The kernel's own targets for a whole config.</summary>
    public KernelSeed Seed => new(Tree, _toolchain, Cache);

    /// <summary>The tree whose Kconfig is asked.</summary>
    /// <exception cref="UsageException">None is named, and none is around.</exception>
    public KernelTree Tree => KernelTree.Open(_tree
        ?? TreeFinder.Find(Context.WorkingDirectory)
        ?? (KernelTree.IsAt(Context.WorkingDirectory) ? Context.WorkingDirectory : null)
        ?? throw new UsageException("the kernel's own conf decides, and no expanded tree is named",
            "--tree DIR names it; pq apply makes one"));

    /// <summary>Opens configs.</summary>
    /// <param name="folders">The folder, and what is laid over it; absolute; empty: the queue's.</param>
    /// <param name="dialect">How it is kept; null: as it shows.</param>
    /// <param name="tree">The tree whose Kconfig is asked; null: the one around.</param>
    /// <param name="toolchain">Who answers for the compiler.</param>
    /// <param name="mayBegin">Whether a folder that is empty or not there is a folder of flat files that begins.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="UsageException">There are none, or they cannot be read.</exception>
    public static ConfigSession Open(
        ImmutableArray<string> folders, string? dialect, string? tree, Toolchain toolchain, bool mayBegin, CommandContext context)
    {
        var queue = QueueOpener.Open(context.WorkingDirectory, QueueOptions.None, context.Environment);
        var paths = folders.IsEmpty ? FoldersOf(queue) ?? throw NoConfigs() : folders;
        var known = Find(dialect ?? (folders.IsEmpty ? queue.Settings.ConfigDialect.Value : null));
        var isBegun = mayBegin && (known is null or { Name: "flat" })
            && (!Directory.Exists(paths[0]) || !Directory.EnumerateFileSystemEntries(paths[0]).Any());
        var folder = isBegun ? ConfigFolder.ReadOverlay(paths[0]) : ConfigFolder.Read(paths[0], known);
        return Open(folder, paths, tree, toolchain, queue, context);
    }

    /// <summary>Opens the configs of a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="tree">The tree whose Kconfig is asked; null: the one around.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="UsageException">It has none, or they cannot be read.</exception>
    public static ConfigSession Open(OpenedQueue queue, string? tree, CommandContext context)
    {
        var paths = FoldersOf(queue) ?? throw NoConfigs();
        return Open(ConfigFolder.Read(paths[0], Find(queue.Settings.ConfigDialect.Value)), paths, tree, Toolchain.Dummy, queue, context);
    }

    /// <summary>Where a queue keeps its configs: as its settings say, or as the known layouts do; null for none.</summary>
    public static ImmutableArray<string>? FoldersOf(OpenedQueue queue)
    {
        if (!queue.Settings.Configs.Value.IsEmpty)
        {
            return queue.Settings.Configs.Value;
        }

        if (queue.Folder?.Root is not { } root)
        {
            return null;
        }

        string[] places = [Path.Combine(root, "debian", "config"), Path.Combine(root, "redhat", "configs"),
            Path.Combine(root, "debian.master", "config")];
        return File.Exists(Path.Combine(root, "config.conf")) ? [root]
            : Array.Find(places, Directory.Exists) is { } place ? [place] : null;
    }

    /// <summary>The rows that a command line names; all when it names none.</summary>
    /// <exception cref="UsageException">A name means none.</exception>
    public IReadOnlyList<ConfigRow> Rows(IReadOnlyCollection<string> names) => names.Count == 0
        ? Matrix.Rows
        : [.. names.SelectMany(name => Matrix.Find(name).ToList() is { Count: > 0 } found ? found : throw NoRow(name)).DistinctBy(row =>
            row.Name)];

    /// <summary>The one row that a name means.</summary>
    /// <exception cref="UsageException">It means none, or several.</exception>
    public ConfigRow Row(string name) => Rows([name]) is [var row] ? row
        : throw new UsageException($"'{DisplayText.Of(name)}' means several rows", "pq config list names them");

    /// <summary>Whether a file would be read as one of the configs, or as one of those that are laid over them.</summary>
    /// <param name="path">Absolute.</param>
    public bool IsConfig(string path) => _overlays.Prepend(_folder).Any(folder => Path.GetRelativePath(folder.Root, path) is var name
        && !name.StartsWith("../", StringComparison.Ordinal) && folder.Dialect.Wants(name));

    /// <summary>What a row asks for, as the dialect's own tool writes it.</summary>
    public ReadOnlyMemory<byte> Merged(ConfigRow row) => Dialect.Write(row);

    /// <summary>Asks the kernel about rows; those that are to be empty are left out.</summary>
    public IReadOnlyList<EvaluatedRow> Evaluate(IEnumerable<ConfigRow> rows, ConfQuestion question, CancellationToken cancellation) =>
        Evaluate(
        rows.Where(row => !row.IsEmpty).Select(row => new EvaluationRequest(row.Name, row.KernelArch, Merged(row))), question,
            cancellation);

    /// <summary>Asks the kernel about one row.</summary>
    /// <exception cref="UsageException">The row is to be empty.</exception>
    public EvaluatedRow EvaluateOne(ConfigRow row, ConfQuestion question, CancellationToken cancellation) => row.IsEmpty
        ? throw new UsageException($"{DisplayText.Of(row.Name)} is to be empty, and asks the kernel for nothing")
        : Evaluate([row], question, cancellation)[0];

    /// <summary>Asks the kernel about configs.</summary>
    public IReadOnlyList<EvaluatedRow> Evaluate(
        IEnumerable<EvaluationRequest> requests, ConfQuestion question, CancellationToken cancellation) =>
        new KernelEvaluation(Tree, _toolchain, Cache, Crew).Evaluate([.. requests], question, cancellation);

    /// <summary>Builds the configs of rows as their dialect does; those that are to be empty are left out.</summary>
    public IReadOnlyList<EvaluatedRow> Build(IEnumerable<ConfigRow> rows, CancellationToken cancellation) =>
        Evaluate(rows, OfBuild, cancellation);

    /// <summary>Builds the config of one row as its dialect does.</summary>
    /// <inheritdoc cref="EvaluateOne"/>
    public EvaluatedRow BuildOne(ConfigRow row, CancellationToken cancellation) => EvaluateOne(row, OfBuild, cancellation);

    /// <summary>What no layer of rows answers.</summary>
    public ImmutableArray<PendingOption> Pending(IReadOnlyList<ConfigRow> rows, CancellationToken cancellation) =>
        PendingOption.Of(rows, Evaluate(rows, ConfQuestion.Unanswered, cancellation), new KconfigIndexes(Tree));

    /// <summary>Where options come from, as far as the queue around and a clone can tell.</summary>
    public OptionOrigins Origins() => new(
        _queue.Folder is { Series.IsEmpty: false } ? OptionOwner.Read(_queue) : [], _queue.Settings.Git.Value);

    /// <summary>Writes what differs.</summary>
    /// <returns>The files, absolute.</returns>
    public IReadOnlyList<string> Commit(ConfigState state)
    {
        var written = _folder.Commit(state.Files).Select(path => Path.GetFullPath(path, _folder.Root)).ToList();
        foreach (var (folder, overlay) in _overlays.Zip(state.Overlays))
        {
            written.AddRange(folder.Commit(overlay.Files).Select(path => Path.GetFullPath(path, folder.Root)));
        }

        return written;
    }

    private ConfQuestion OfBuild => Dialect.AnswersEmpty ? ConfQuestion.EmptyAnswers : ConfQuestion.Defaults;

    private string Cache => _queue.Settings.Cache.Value ?? Path.Combine(Path.GetTempPath(), "pq-cache");

    private static ConfigSession Open(
        ConfigFolder folder, ImmutableArray<string> paths, string? tree, Toolchain toolchain, OpenedQueue queue, CommandContext context)
    {
        var session = new ConfigSession(folder, [.. paths.Skip(1).Select(ConfigFolder.ReadOverlay)], tree, toolchain, queue, context);
        session.Report();
        return session;
    }

    private static ConfigDialect? Find(string? name) => name is null ? null : ConfigDialects.Find(name) ?? throw new UsageException(
        $"there is no dialect '{DisplayText.Of(name)}'", string.Join(", ", ConfigDialects.All.Select(other => other.Name)));

    private void Report()
    {
        foreach (var (path, diagnostic) in Matrix.Faults.Concat(Matrix.Unread()).Distinct())
        {
            var place = diagnostic.Line > 0 ? $"{DisplayText.Of(path)}:{diagnostic.Line}" : DisplayText.Of(path);
            Context.Error.WriteLine($"{(diagnostic.Severity == Severity.Error ? "error" : "warning")}: {place}: {diagnostic.Message}");
        }

        if (Matrix.HasErrors)
        {
            throw new IOException($"the configs in {_folder.Root} cannot be used as they stand");
        }
    }

    private static UsageException NoConfigs() => new(
        "there are no configs here", "name their folder with --configs DIR, or with configs = [\"DIR\"] in pq.toml");

    private UsageException NoRow(string name) => new(
        $"there is no row '{DisplayText.Of(name)}'",
        NearNames.Hint(name, Matrix.Rows.SelectMany(row => (string[])[row.Name, row.Arch]), "pq config list names them"));
}
