using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Kconfig;
using PatchQueue.Queues;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>The configs that a command works with, and what it may ask the kernel.</summary>
internal sealed class ConfigSession
{
    private readonly string? _tree;
    private readonly Toolchain _toolchain;
    private readonly string _cache;

    private ConfigSession(
        ConfigFolder folder, ImmutableArray<ConfigFolder> overlays, string? tree, Toolchain toolchain, string cache, CommandContext context)
    {
        (Folder, Overlays, _tree, _toolchain, _cache, Context) = (folder, overlays, tree, toolchain, cache, context);
        Matrix = MatrixOf(folder.Matrix, overlays.Select(overlay => overlay.Files));
    }

    /// <summary>The world around the command.</summary>
    public CommandContext Context { get; }

    /// <summary>The folder of the dialect.</summary>
    public ConfigFolder Folder { get; }

    /// <summary>The folders that are laid over it, lowest first.</summary>
    public ImmutableArray<ConfigFolder> Overlays { get; }

    /// <summary>All rows, with the overlays.</summary>
    public ConfigMatrix Matrix { get; }

    /// <summary>The dialect.</summary>
    public ConfigDialect Dialect => Folder.Dialect;

    /// <summary>The tree whose Kconfig is asked.</summary>
    /// <exception cref="UsageException">None is named, and none is around.</exception>
    public KernelTree Tree => KernelTree.Open(_tree
        ?? TreeFinder.Find(Context.WorkingDirectory)
        ?? (KernelTree.IsAt(Context.WorkingDirectory) ? Context.WorkingDirectory : null)
        ?? throw new UsageException("the kernel's own conf decides, and no expanded tree is named", "--tree DIR names it; pq apply makes one"));

    /// <summary>Opens configs.</summary>
    /// <exception cref="UsageException">There are none, or they cannot be read.</exception>
    public static ConfigSession Open(
        ImmutableArray<string> folders, string? dialect, string? tree, Toolchain toolchain, CommandContext context)
    {
        var queue = QueueOpener.Open(context.WorkingDirectory, QueueOptions.None, context.Environment);
        var paths = folders.IsEmpty ? FoldersOf(queue) : folders;
        var name = dialect ?? (folders.IsEmpty ? queue.Settings.ConfigDialect.Value : null);
        var known = name is null ? null : ConfigDialects.Find(name) ?? throw new UsageException(
            $"there is no dialect '{DisplayText.Of(name)}'", string.Join(", ", ConfigDialects.All.Select(other => other.Name)));
        var session = new ConfigSession(
            ConfigFolder.Read(paths[0], known), [.. paths.Skip(1).Select(ConfigFolder.ReadOverlay)], tree, toolchain,
            queue.Settings.Cache.Value ?? Path.Combine(Path.GetTempPath(), "pq-cache"), context);
        session.Report();
        return session;
    }

    /// <summary>The rows that a command line names; all when it names none.</summary>
    /// <exception cref="UsageException">A name means none.</exception>
    public IReadOnlyList<ConfigRow> Rows(IReadOnlyCollection<string> names) => names.Count == 0
        ? Matrix.Rows
        : [.. names.SelectMany(name => Matrix.Find(name).ToList() is { Count: > 0 } found ? found : throw NoRow(name)).DistinctBy(row => row.Name)];

    /// <summary>The one row that a name means.</summary>
    /// <exception cref="UsageException">It means none, or several.</exception>
    public ConfigRow Row(string name) => Rows([name]) is [var row] ? row
        : throw new UsageException($"'{DisplayText.Of(name)}' means several rows", "pq config list names them");

    /// <summary>What a row asks for, as the dialect's own tool writes it.</summary>
    public ReadOnlyMemory<byte> Merged(ConfigRow row) => Dialect.Write(row);

    /// <summary>Asks the kernel about rows; those that are to be empty are left out.</summary>
    public IReadOnlyList<EvaluatedRow> Evaluate(IEnumerable<ConfigRow> rows, ConfQuestion question, CancellationToken cancellation) =>
        new KernelEvaluation(Tree, _toolchain, _cache, new Crew(Environment.ProcessorCount)).Evaluate(
            [.. rows.Where(row => !row.IsEmpty).Select(row => new EvaluationRequest(row.Name, row.KernelArch, Merged(row)))],
            question, cancellation);

    /// <summary>The rows as they would be with other files.</summary>
    /// <param name="files">The dialect's files.</param>
    /// <param name="overlays">Those of the overlays.</param>
    public ConfigMatrix MatrixWith(ConfigFiles files, IEnumerable<ConfigFiles> overlays) => MatrixOf(Dialect.Read(files), overlays);

    /// <summary>The name that the layers of an overlay begin with.</summary>
    public string NameOfOverlay(int index) => Path.GetFileName(Overlays[index].Root);

    private ConfigMatrix MatrixOf(ConfigMatrix matrix, IEnumerable<ConfigFiles> overlays) =>
        overlays.Select((files, index) => new ConfigOverlay(NameOfOverlay(index), files)).Aggregate(matrix, (all, overlay) => overlay.Over(all));

    // Where the known layouts keep their configs.
    private static ImmutableArray<string> FoldersOf(OpenedQueue queue)
    {
        if (!queue.Settings.Configs.Value.IsEmpty)
        {
            return queue.Settings.Configs.Value;
        }

        var root = queue.Folder?.Root ?? throw NoConfigs();
        string[] places = [Path.Combine(root, "debian", "config"), Path.Combine(root, "redhat", "configs"), Path.Combine(root, "debian.master", "config")];
        return File.Exists(Path.Combine(root, "config.conf")) ? [root]
            : Array.Find(places, Directory.Exists) is { } place ? [place]
            : throw NoConfigs();
    }

    private void Report()
    {
        foreach (var (path, diagnostic) in Matrix.Faults.Distinct())
        {
            var place = diagnostic.Line > 0 ? $"{DisplayText.Of(path)}:{diagnostic.Line}" : DisplayText.Of(path);
            Context.Error.WriteLine($"{(diagnostic.Severity == Severity.Error ? "error" : "warning")}: {place}: {diagnostic.Message}");
        }

        if (Matrix.HasErrors)
        {
            throw new IOException($"the configs in {Folder.Root} cannot be used as they stand");
        }
    }

    private static UsageException NoConfigs() => new(
        "there are no configs here", "name their folder with --configs DIR, or with configs = [\"DIR\"] in pq.toml");

    private static UsageException NoRow(string name) => new($"there is no row '{DisplayText.Of(name)}'", "pq config list names them");
}
