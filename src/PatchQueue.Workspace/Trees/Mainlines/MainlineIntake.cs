using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Trees;

/// <summary>
/// Sorts a mainline's files as they come: those that patches touch are kept in memory, all others go straight to the tree.
/// </summary>
public sealed class MainlineIntake
{
    private const int ReportEvery = 512;

    private readonly Func<TreePath, bool> _touches;
    private readonly HashSet<TreePath> _above = new(TreePathComparer.Instance);
    private readonly IProgress<WorkEvent>? _progress;
    private int _count;

    /// <summary>Makes an intake.</summary>
    /// <param name="plan">Says which files patches touch.</param>
    /// <param name="writer">Takes all others; null when no tree is wanted.</param>
    /// <param name="progress">Is told how many files have come; null for nobody.</param>
    /// <param name="kept">Takes the files that are kept, in place of those of the same path; null for a new one.</param>
    public MainlineIntake(ApplyPlan plan, DirectoryTreeWriter? writer, IProgress<WorkEvent>? progress, MemorySource? kept = null)
        : this(plan.Touches, plan.Paths, writer, progress, kept ?? new MemorySource())
    {
    }

    /// <summary>Makes an intake that keeps some files and lets all others go by.</summary>
    /// <param name="paths">The files.</param>
    public MainlineIntake(IReadOnlySet<TreePath> paths)
        : this(paths.Contains, paths, null, null, new MemorySource())
    {
    }

    /// <summary>Makes an intake that keeps the files that somebody picks by their names.</summary>
    /// <param name="picks">Is asked about every file once.</param>
    public MainlineIntake(Func<TreePath, bool> picks)
        : this(picks, [], null, null, new MemorySource())
    {
    }

    /// <summary>Makes an intake that shows the files that somebody picks by their names, and keeps none.</summary>
    /// <param name="picks">Is asked about every file once.</param>
    /// <param name="show">Is given each file picked.</param>
    public MainlineIntake(Func<TreePath, bool> picks, Action<TreePath, SourceFile> show)
        : this(picks, [], null, null, new MemorySource(show))
    {
    }

    private MainlineIntake(
        Func<TreePath, bool> touches,
        IEnumerable<TreePath> paths,
        DirectoryTreeWriter? writer,
        IProgress<WorkEvent>? progress,
        MemorySource kept)
    {
        (_touches, Writer, _progress, Kept) = (touches, writer, progress, kept);
        foreach (var path in paths)
        {
            for (var above = path.Parent; above is not null && _above.Add(above); above = above.Parent)
            {
            }
        }
    }

    /// <summary>The files kept.</summary>
    public MemorySource Kept { get; }

    /// <summary>Takes files that no patch touches; null when no tree is wanted.</summary>
    public DirectoryTreeWriter? Writer { get; }

    /// <summary>
    /// Whether the file's bytes are wanted in memory; otherwise it may be written, or passed over when there is no writer.
    /// </summary>
    public bool Wants(TreePath path)
    {
        if (++_count % ReportEvery == 0)
        {
            _progress?.Report(new WorkEvent.FilesWritten(_count));
        }

        if (_touches(path))
        {
            return true;
        }

        if (_above.Contains(path))
        {
            Kept.NoteObstacle(path);
        }

        return false;
    }

    /// <summary>Takes a directory.</summary>
    public void TakeDirectory(TreePath path, int permissions, FileTime? modified)
    {
        Kept.NoteDirectory(path);
        Writer?.MakeDirectory(path, permissions, modified);
    }
}
