using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Records;
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

    /// <summary>Takes files in; one that is absent is going to be created.</summary>
    /// <returns>Those that were not in the patch before.</returns>
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
            var added = paths.Where(path => Add(path, isNew, transaction)).ToList();
            var groups = _groups.Where(group => !group.IsRejects).Concat(_groups.Where(group => group.IsRejects));
            var record = tree.Record with
            {
                Groups = [.. groups],
                LastNumber = transaction.LastNumber,
                Added = [.. tree.Record.Added, .. _again, .. added.Select(path => new AddedFile(patch, path))],
            };
            transaction.Commit([], TreeRecordFile.Write(record), crew);
            isCommitted = true;
            return added;
        }
        finally
        {
            tree.Reread();
            transaction.End(isCommitted);
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

        var files = group.Files.Select(file => file.Path.Equals(path) && file.Result is null ? Keep(path, isNew, transaction) : file);
        var isTouched = group.Touches.Any(touch => touch.Patch == patch);
        var touches = isTouched ? group.Touches : group.Touches.Add(new RecordedTouch(patch, Fit.Exact));
        _groups[place] = new RecordedGroup([.. files], [.. touches.OrderBy(touch => touch.Patch)]);
        return true;
    }

    private RecordedFile Keep(TreePath path, bool isNew, TreeTransaction transaction)
    {
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

        var view = new FileView(state, permissions, IsNew: false, text);
        var (number, _) = transaction.NewStaging().Prepare(path, view);
        return new RecordedFile(path, state, number, new ResultHash().Of(view)) { IsCopied = true };
    }
}
