using System.Collections.Frozen;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>
/// Takes files into a patch that is in the tree, before somebody changes them: a copy of each is kept, so that it is known later what the
/// change is.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="patch">The patch's place in the record, from 0.</param>
/// <param name="crew">The threads.</param>
public sealed class FileAdding(WorkTree tree, int patch, Crew crew)
{
    private readonly List<RecordedGroup> _groups = [.. tree.Record!.Groups];
    private readonly List<AddedFile> _again = [];
    private readonly List<TreeStep> _unlinked = [];

    /// <summary>The tree's files between its patches, looked at where the tree has a <c>.pc</c>; null where mainline's are meant.</summary>
    public TreeHistory? History { get; init; }

    /// <summary>What files are in the mainline, where somebody has changed them in the tree already.</summary>
    public IReadOnlyDictionary<TreePath, SourceFile> Originals { get; init; } = FrozenDictionary<TreePath, SourceFile>.Empty;

    /// <summary>Files that somebody has made: the mainline, which is known, has none of those names, and no patch does.</summary>
    public IReadOnlySet<TreePath> News { get; init; } = FrozenSet<TreePath>.Empty;

    /// <summary>Whether the files were in the patch before, so that patches above may have them by now.</summary>
    public bool IsAgain { get; init; }

    /// <summary>Takes files in; one that is absent is going to be created.</summary>
    /// <returns>Those that were not in the patch before.</returns>
    /// <exception cref="UnknownPatchException">A patch above changes one.</exception>
    public IReadOnlyList<TreePath> Add(IEnumerable<TreePath> paths) => Add(paths, isNew: false);

    /// <summary>Takes in files that somebody has made: without the patch there are none of those names.</summary>
    /// <returns>Those that were not in the patch before.</returns>
    public IReadOnlyList<TreePath> AddNew(IEnumerable<TreePath> paths) => Add(paths, isNew: true);

    /// <summary>Takes files in once more of which the mainline's version is still kept.</summary>
    internal void AddAgain(IEnumerable<RecordedFile> files)
    {
        using var folders = new BaseFolders(tree.State);
        foreach (var file in files)
        {
            var text = new FileText();
            var state = PristineSource.ReadKept(folders, file, text, out var permissions);
            var result = new ResultHash().Of(new FileView(state, permissions, IsNew: false, text));
            _groups.Add(new RecordedGroup([file with { Result = result, IsCopied = true }], [new RecordedTouch(patch, Fit.Exact)]));
            _again.Add(new AddedFile(patch, file.Path));
        }

        if (_again.Count > 0)
        {
            Add([]);
        }
    }

    private List<TreePath> Add(IEnumerable<TreePath> paths, bool isNew)
    {
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, tree.Record!.LastNumber);
        var isCommitted = false;
        try
        {
            var added = paths.Where(path => Add(path, isNew || News.Contains(path), transaction)).ToList();
            var groups = _groups.Where(group => !group.IsRejects).Concat(_groups.Where(group => group.IsRejects));
            var record = tree.Record with
            {
                Groups = [.. groups],
                LastNumber = transaction.LastNumber,
                Added = [.. tree.Record.Added, .. _again, .. added.Select(path => new AddedFile(patch, path))],
            };
            var bytes = TreeRecordFile.Write(record);
            using var quilt = QuiltUpdate.TryBegin(tree.Root, tree.State, tree.Known, transaction, null, crew);
            var steps = quilt is null ? [] : AddBackups(quilt, record, added, isNew);
            transaction.Commit(new JournalSteps(_unlinked, steps), bytes, crew);
            isCommitted = true;
            quilt?.Note(tree.State, tree.Root, record, bytes);
            var written = _unlinked.Select(step => step.Path).ToHashSet(TreePathComparer.Instance);
            TreeStats.WriteCarried(tree.State, tree.Known!, record, bytes, written);
            return added;
        }
        finally
        {
            tree.Reread();
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted);
            }
        }
    }

    private bool Add(TreePath path, bool isNew, TreeTransaction transaction)
    {
        var place = _groups.FindIndex(group => group.Files.Any(file => file.Path.Equals(path)));
        if (place < 0)
        {
            _groups.Add(new RecordedGroup([Keep(path, isNew, transaction)], [new RecordedTouch(patch, Fit.Exact)]));
            return true;
        }

        var group = _groups[place];
        if (tree.Record!.Added.Contains(new AddedFile(patch, path)))
        {
            return false;
        }

        if (!IsAgain)
        {
            DemandOwn(path, group);
        }

        var files = group.Files.Select(file => file.Path.Equals(path) && file.Result is null ? Keep(path, isNew, transaction) : file);
        var isTouched = group.Touches.Any(touch => touch.Patch == patch);
        var touches = isTouched ? group.Touches : group.Touches.Add(new RecordedTouch(patch, Fit.Exact));
        _groups[place] = new RecordedGroup([.. files], [.. touches.OrderBy(touch => touch.Patch)]);
        return true;
    }

    private IReadOnlyList<QuiltStep> AddBackups(QuiltUpdate quilt, TreeRecord record, List<TreePath> added, bool isNew)
    {
        var names = QuiltUpdate.NamesOf(record);
        var paths = added.Concat(_again.Select(file => file.Path)).Where(path => !quilt.HasBackup(names[patch], path)).ToList();
        var before = isNew ? null : History?.At(patch, paths);
        foreach (var path in paths)
        {
            AddBackup(quilt, names[patch], path, isNew || News.Contains(path) ? null : before is null ? Kept(path) : before[path]);
        }

        return quilt.Change.Finish(names, crew);
    }

    // As quilt has it: what somebody changes then would be the upper patch's as much as this one's.
    private void DemandOwn(TreePath path, RecordedGroup group)
    {
        if (group.Touches.FirstOrDefault(touch => touch.Patch > patch) is { Patch: > 0 } above)
        {
            var name = DisplayText.Of(tree.Record!.Patches[above.Patch].Name.Span);
            throw new UnknownPatchException($"{path} is changed by {name} too, which lies above", "pop that one first");
        }
    }

    private SourceFile? Kept(TreePath path)
    {
        using var folders = new BaseFolders(tree.State);
        var file = _groups.SelectMany(group => group.Files).First(file => file.Path.Equals(path));
        var text = new FileText();
        var state = PristineSource.ReadKept(folders, file, text, out var permissions);
        return FileReading.Of(path, new FileView(state, permissions, IsNew: false, text));
    }

    private void AddBackup(QuiltUpdate quilt, QuiltName name, TreePath path, SourceFile? file)
    {
        var text = new FileText();
        text.Set(file is null ? [] : file.Bytes.Span);
        var state = file is null ? SourceState.Absent : file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        var isThere = DirectoryCalls.Stat(tree.Root, path.Bytes, out var stat) == 0 && FileVersions.IsSame(tree.Read(path), file);
        quilt.Change.AddFile(
            name,
            path,
            new FileView(state, file?.Permissions ?? 0, IsNew: false, text),
            isThere ? new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds) : null);
    }

    private RecordedFile Keep(TreePath path, bool isNew, TreeTransaction transaction)
    {
        if (Originals.TryGetValue(path, out var original))
        {
            return Keep(path, original, transaction);
        }

        var text = new FileText();
        var state = new DirectorySource(tree.Root).Read(path, text, out var permissions);
        if (isNew || state is SourceState.Absent)
        {
            return new RecordedFile(path, SourceState.Absent, 0, new RecordedResult(SourceState.Absent, 0, false, 0)) { IsCopied = true };
        }

        if (state is not (SourceState.Regular or SourceState.Symlink))
        {
            throw new IOException($"{path} is neither a regular file nor a link");
        }

        var (view, staging) = (new FileView(state, permissions, IsNew: false, text), transaction.NewStaging());
        var (number, _) = staging.Prepare(path, view);
        if (state == SourceState.Regular && DirectoryCalls.Stat(tree.Root, path.Bytes, out var stat) == 0 && stat.LinkCount > 1)
        {
            // Another name of the file must not be changed with it.
            var (copy, inode) = staging.Prepare(path, view);
            _unlinked.Add(new TreeStep(TreeStepKind.Replace, path, copy, inode));
        }

        var result = new ResultHash().Of(view);
        return new RecordedFile(path, state, number, result) { IsCopied = true, BaseHash = result.Hash };
    }

    private static RecordedFile Keep(TreePath path, SourceFile original, TreeTransaction transaction)
    {
        var text = new FileText();
        text.Set(original.Bytes.Span);
        var state = original.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        var view = new FileView(state, original.Permissions, IsNew: false, text);
        var (number, _) = transaction.NewStaging().Prepare(path, view);
        var result = new ResultHash().Of(view);
        return new RecordedFile(path, state, number, result) { IsCopied = true, BaseHash = result.Hash };
    }
}
