using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Quilt;

/// <summary>What goes from <c>.pc</c>, in order, each name once.</summary>
/// <param name="before">The <c>.pc</c> as it is; null for none.</param>
/// <param name="newNumber">Gives a number to a directory that is set aside.</param>
internal sealed class GoingState(QuiltTree? before, Func<int> newNumber) : IDisposable
{
    private readonly ParentDirectories? _parents = before is null ? null : new ParentDirectories(before.Handle);
    private readonly List<QuiltStep> _steps = [];
    private readonly HashSet<TreePath> _gone = new(TreePathComparer.Instance);

    /// <summary>The steps.</summary>
    public IReadOnlyList<QuiltStep> Steps => _steps;

    /// <summary>Whether there is something of that name.</summary>
    public bool Has(TreePath path) => before?.Reading.TryStat(path) is not null;

    /// <summary>The path, when a file may be put there.</summary>
    /// <exception cref="QuiltStateException">There is a directory.</exception>
    public TreePath Checked(TreePath path) => before?.Reading.TryStat(path) is { IsDirectory: true } && !_gone.Contains(path)
        ? throw new QuiltStateException($".pc/{path} is a directory, where quilt has a file")
        : path;

    /// <summary>A directory goes, if there is one.</summary>
    /// <param name="path">Which.</param>
    /// <param name="files">What is known to be in it, in byte order; null when nobody knows.</param>
    public void SetAside(TreePath path, IReadOnlyList<TreePath>? files = null)
    {
        if (TryStat(path) is { } stat && _gone.Add(path))
        {
            _steps.Add(new QuiltStep(QuiltStepKind.RemoveDirectory, path, newNumber(), stat.Inode) { Files = files });
        }
    }

    /// <summary>The step by which a directory goes; null when there is none.</summary>
    public QuiltStep? TakenAside(TreePath path)
    {
        var index = _steps.FindIndex(step => step.Kind == QuiltStepKind.RemoveDirectory && step.Path.Equals(path));
        return index < 0 ? null : _steps[index];
    }

    /// <summary>A file goes, if there is one.</summary>
    public void Remove(TreePath path)
    {
        if (TryStat(path) is { IsDirectory: false } stat && _gone.Add(path))
        {
            _steps.Add(new QuiltStep(QuiltStepKind.RemoveFile, path, 0, stat.Inode));
        }
    }

    /// <summary>Everything goes.</summary>
    /// <param name="state">All of <c>.pc</c>.</param>
    public void RemoveAll(DirectoryHandle state)
    {
        using var listed = state.TryOpenChild("."u8) ?? throw SystemCallException.Last("list .pc");
        foreach (var (name, _) in DirectoryEntries.Of(listed))
        {
            if (!TreePath.TryCreate(name, out var path, out var fault))
            {
                throw new QuiltStateException($"the name '{DisplayText.Of(name)}' in .pc {fault.ToWords()}");
            }

            Remove(path);
            SetAside(path);
        }
    }

    /// <summary>The directories above a name go, where nothing else is in them.</summary>
    public void RemoveEmptyAbove(TreePath path) => _steps.Add(new QuiltStep(QuiltStepKind.RemoveEmptyAbove, path));

    /// <inheritdoc/>
    public void Dispose() => _parents?.Dispose();

    // The patches of a queue mostly lie in one folder, which stays open.
    private StatX? TryStat(TreePath path) => _parents?.TryOpen(path) is not { } parent ? before?.Reading.TryStat(path)
        : DirectoryCalls.Stat(parent, path.Name, out var stat) switch
        {
            0 => stat,
            Errno.NoEntry => null,
            var errno => throw new SystemCallException($"look at .pc/{path}", errno),
        };
}
