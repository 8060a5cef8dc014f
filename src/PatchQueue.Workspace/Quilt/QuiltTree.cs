using System.Collections.Immutable;
using System.Text;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Quilt;

/// <summary>
/// Quilt's <c>.pc</c>, version 2, as it is: which patches are applied and what the files were before each. Reached through directory
/// handles; a link anywhere in it is refused. Safe to call from several threads.
/// </summary>
public sealed class QuiltTree : IDisposable
{
    private const string Newest = "2";

    private readonly ImmutableArray<QuiltBackup>[] _backups;
    private readonly Lazy<ImmutableArray<QuiltPatch>> _applied;

    private QuiltTree(DirectoryHandle state, Crew crew)
    {
        (Handle, Reading) = (state, new StateReading(state));
        CheckVersion();
        Names = [.. AppliedList.Read(Reading.TryReadFile(TreePath.Parse("applied-patches")) ?? [])];
        CheckNames();
        _backups = new ImmutableArray<QuiltBackup>[Names.Length];
        _applied = new(() => ReadApplied(crew));
        PatchesDirectory = ReadLine(".quilt_patches");
        SeriesName = ReadLine(".quilt_series");
    }

    /// <summary>
    /// The folder of the patches, from the tree's top or absolute; null when <c>.pc</c> does not say, and quilt's environment or
    /// <c>patches</c> holds.
    /// </summary>
    public string? PatchesDirectory { get; }

    /// <summary>
    /// The series file; null when <c>.pc</c> does not say, and quilt's environment or <c>series</c> holds. A name that is not absolute is
    /// looked for in <c>.pc</c>, then at the top of the tree, then among the patches.
    /// </summary>
    public string? SeriesName { get; }

    /// <summary>The names of the patches that are in, from the first.</summary>
    public ImmutableArray<QuiltName> Names { get; }

    /// <summary>The patches that are in, from the first; each is looked at on disk when they are first asked for.</summary>
    public ImmutableArray<QuiltPatch> Applied => _applied.Value;

    /// <summary>Where everything is.</summary>
    internal DirectoryHandle Handle { get; }

    /// <summary>Reads what is there.</summary>
    internal StateReading Reading { get; }

    /// <summary>Opens the <c>.pc</c> of a tree.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="crew">The threads that look at the patches; null for the caller's alone.</param>
    /// <returns>Null when the tree has none.</returns>
    /// <exception cref="QuiltStateException">It is a link or a file, of another version, or damaged.</exception>
    public static QuiltTree? TryOpen(DirectoryHandle root, Crew? crew = null)
    {
        if (root.TryOpenChild(".pc"u8) is not { } state)
        {
            return DirectoryCalls.Stat(root, ".pc"u8, out _) == Errno.NoEntry
                ? null
                : throw new QuiltStateException(".pc is no directory; quilt's state is never taken through a link");
        }

        try
        {
            return new QuiltTree(state, crew ?? new Crew(1));
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>The place of a patch among those applied, from 0; -1 when it is not.</summary>
    public int IndexOf(QuiltName name)
    {
        var index = Names.Length - 1;
        while (index >= 0 && !Names[index].Equals(name))
        {
            index--;
        }

        return index;
    }

    /// <summary>The backups that an applied patch has, in no order; read from disk once.</summary>
    /// <param name="index">The patch's place, from 0.</param>
    /// <exception cref="QuiltStateException">There is something among them that quilt does not make.</exception>
    public ImmutableArray<QuiltBackup> BackupsOf(int index) => _backups[index].IsDefault ? _backups[index] = Walk(index) : _backups[index];

    /// <summary>Reads the backups of all applied patches with several threads.</summary>
    public void ReadBackups(Crew crew, CancellationToken cancellation) =>
        crew.Do(Names.Length, (_, index) => BackupsOf(index), cancellation);

    /// <summary>The series that <c>.pc</c> itself holds and quilt prefers to the queue's; null when it holds none.</summary>
    public byte[]? TryReadOwnSeries() =>
        TreePath.TryCreate(Encoding.UTF8.GetBytes(SeriesName ?? "series"), out var path, out _) ? Reading.TryReadFile(path) : null;

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private void CheckVersion()
    {
        const string Upgrade = "run 'quilt upgrade' in the tree";
        var version = ReadLine(".version");
        if (version is null or "" or "1")
        {
            throw new QuiltStateException("the tree's .pc is of an older version of quilt", Upgrade);
        }

        if (version != Newest)
        {
            throw new QuiltStateException($"the tree's .pc has version {DisplayText.Of(version)}; pq knows version 2");
        }
    }

    private ImmutableArray<QuiltPatch> ReadApplied(Crew crew)
    {
        var patches = new QuiltPatch[Names.Length];
        crew.Do(patches.Length, (_, i) => patches[i] = ReadPatch(Names[i]), CancellationToken.None);
        return [.. patches];
    }

    private QuiltPatch ReadPatch(QuiltName name)
    {
        using var directory = Reading.TryOpen(name.Directory);
        FileTime? timestamp = directory is not null && DirectoryCalls.Stat(directory, ".timestamp"u8, out var stat) == 0
            ? new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds)
            : null;
        return new QuiltPatch(name, directory is not null, Reading.TryStat(name.Mark) is not null, timestamp);
    }

    // The backups of a patch named a/b would be taken for some of a patch named a.
    private void CheckNames()
    {
        var all = new HashSet<TreePath>(Names.Length, TreePathComparer.Instance);
        if (Names.FirstOrDefault(name => !all.Add(name.Directory)) is { } twice)
        {
            throw new QuiltStateException($"the patch {twice} is twice in .pc/applied-patches");
        }

        var lookup = all.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var name in Names)
        {
            var path = name.Directory.Bytes;
            for (var slash = path.LastIndexOf((byte)'/'); slash > 0; slash = path[..slash].LastIndexOf((byte)'/'))
            {
                if (lookup.Contains(path[..slash]))
                {
                    throw new QuiltStateException(
                        $"the backups of the patches {DisplayText.Of(path[..slash])} and {name} cannot be told apart in .pc");
                }
            }
        }
    }

    private string? ReadLine(string name) => Reading.TryReadFile(TreePath.Parse(name)) is { } content
        ? Encoding.UTF8.GetString(content).TrimEnd('\n')
        : null;

    private ImmutableArray<QuiltBackup> Walk(int index)
    {
        using var directory = Reading.TryOpen(Names[index].Directory);
        if (directory is null)
        {
            return [];
        }

        var backups = ImmutableArray.CreateBuilder<QuiltBackup>();
        new BackupWalk(Names[index], backups.Add).Walk(directory);
        return backups.DrainToImmutable();
    }
}
