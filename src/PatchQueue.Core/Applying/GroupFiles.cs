using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>The files of the group at hand: read when first asked for, and how they were when the patch at hand began.</summary>
internal sealed class GroupFiles(Dictionary<TreePath, FileState> states, Dictionary<TreePath, FileState> saved, Stack<FileText> spare)
{
    private readonly HashSet<TreePath> _renameSources = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _replaced = new(TreePathComparer.Instance);
    private readonly List<FileText> _lent = [];
    private ISourceTree? _source;

    /// <summary>Forgets the last group.</summary>
    public void Begin(ISourceTree source)
    {
        _source = source;
        foreach (var state in states.Values)
        {
            spare.Push(state.Text);
        }

        states.Clear();
        BeginPatch();
    }

    /// <summary>Forgets what was saved for the last patch.</summary>
    public void BeginPatch()
    {
        foreach (var text in _lent)
        {
            spare.Push(text);
        }

        _lent.Clear();
        saved.Clear();
        _renameSources.Clear();
        _replaced.Clear();
    }

    /// <summary>The file at a path as it is now.</summary>
    public FileState this[TreePath path]
    {
        get
        {
            if (!states.TryGetValue(path, out var state))
            {
                state = new FileState(path, SpareText());
                state.Load(_source!);
                states.Add(path, state);
            }

            return state;
        }
    }

    /// <summary>The file as it was when the patch began; null where that was not saved.</summary>
    public FileState? SavedAt(TreePath path) => saved.GetValueOrDefault(path);

    /// <summary>Saves what the sections may change.</summary>
    public void Save(ReadOnlySpan<PlannedFile> sections)
    {
        foreach (var path in PathsOf(sections))
        {
            saved[path] = CopyOf(this[path]);
        }

        foreach (var section in sections)
        {
            if (section.FilePatch.Change == FileChange.Rename)
            {
                _renameSources.Add(section.Paths[0]);
            }
        }
    }

    /// <summary>A copy that is good until the next patch begins.</summary>
    public FileState CopyOf(FileState state)
    {
        var text = SpareText();
        _lent.Add(text);
        return state.CopyInto(text);
    }

    /// <summary>Whether the patch at hand renames this path to another.</summary>
    public bool IsRenameSource(TreePath path) => _renameSources.Contains(path);

    /// <summary>Notes that the patch at hand has put another file at this path.</summary>
    public void MarkReplaced(TreePath path) => _replaced.Add(path);

    /// <summary>
    /// The file that a rename or copy takes. git takes it from before the patch, whatever its other sections do; where a patch is
    /// several diffs in a row, they take what the diffs before them made.
    /// </summary>
    public FileState OriginOf(PlannedFile section, FileState source) =>
        SavedAt(source.Path) is { IsFile: true } before
        && (section.FilePatch.Change == FileChange.Copy || !source.IsFile || _replaced.Contains(source.Path))
            ? before
            : source;

    /// <summary>Goes back to what was saved.</summary>
    public void Restore()
    {
        foreach (var (path, state) in saved)
        {
            this[path].Restore(state);
        }
    }

    /// <summary>The paths that sections may change, each once, in order.</summary>
    public List<TreePath> PathsOf(ReadOnlySpan<PlannedFile> sections)
    {
        var paths = new List<TreePath>();
        foreach (var section in sections)
        {
            foreach (var path in section.IsMove || section.Paths.Length == 1 ? section.Paths : [TargetName.Choose(section, this)])
            {
                if (!paths.Contains(path))
                {
                    paths.Add(path);
                }
            }
        }

        return paths;
    }

    /// <summary>What the source has at a path that is no file of the group.</summary>
    public SourceState Look(TreePath path)
    {
        var text = SpareText();
        var state = _source!.Read(path, text, out _);
        spare.Push(text);
        return state;
    }

    /// <summary>
    /// Whether a file can be at the path: no component above it is a link or a file, be it the source's or one that a patch has made.
    /// </summary>
    public bool CanHold(FileState file)
    {
        // Nearly every group is one file, and then nothing above it can be one of its files.
        if (states.Count == 1)
        {
            return file.State != SourceState.Blocked;
        }

        var isFreed = false;
        for (var above = file.Path.Parent; above is not null; above = above.Parent)
        {
            if (!states.TryGetValue(above, out var state))
            {
                continue;
            }

            if (state.IsFile)
            {
                return false;
            }

            isFreed |= state.Original is SourceState.Regular or SourceState.Symlink;
        }

        return file.State != SourceState.Blocked || isFreed;
    }

    /// <summary>The file at a path, to be shown.</summary>
    public FileView View(TreePath path) => View(this[path]);

    /// <summary>A state, to be shown.</summary>
    public static FileView View(FileState state) =>
        new(state.State, state.Permissions, state.Original is not SourceState.Regular, state.Text);

    private FileText SpareText() => spare.TryPop(out var text) ? text : new FileText();
}
