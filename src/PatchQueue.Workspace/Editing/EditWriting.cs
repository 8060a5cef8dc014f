using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>Writes files of a tree that no patch changes thereby: all of them, or none.</summary>
internal static class EditWriting
{
    /// <summary>Writes.</summary>
    /// <param name="tree">The tree; locked, and with a record.</param>
    /// <param name="files">The files; null for one that is to go. New ones get their mode through the umask.</param>
    /// <param name="crew">The threads.</param>
    public static void Write(WorkTree tree, IEnumerable<(TreePath Path, SourceFile? File, bool IsNew)> files, Crew crew)
    {
        var known = tree.Known!;
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, known.Record.LastNumber);
        var isCommitted = false;
        try
        {
            var staging = transaction.NewStaging();
            var steps = files.Select(file => StepOf(tree, staging, file)).OfType<TreeStep>()
                .OrderBy(step => step.Kind != TreeStepKind.Remove).ThenBy(step => step.Path).ToList();
            // Another number makes it another record, by which it is known that this has been done.
            RecordRewriting.Commit(tree, transaction, steps, known.Record with { LastNumber = transaction.LastNumber + 1 }, [], crew);
            isCommitted = true;
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

    private static TreeStep? StepOf(WorkTree tree, Staging staging, (TreePath Path, SourceFile? File, bool IsNew) wanted)
    {
        var errno = DirectoryCalls.Stat(tree.Root, wanted.Path.Bytes, out var stat);
        if (errno == 0 && stat.IsDirectory)
        {
            throw new IOException($"{wanted.Path} is a directory");
        }

        if (wanted.File is not { } file)
        {
            return errno == 0 ? new TreeStep(TreeStepKind.Remove, wanted.Path, 0, stat.Inode) : null;
        }

        var text = new FileText();
        text.Set(file.Bytes.Span);
        var state = file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        var (number, inode) = staging.Prepare(wanted.Path, new FileView(state, file.Permissions, wanted.IsNew, text));
        return new TreeStep(errno == 0 ? TreeStepKind.Replace : TreeStepKind.Add, wanted.Path, number, inode);
    }
}
