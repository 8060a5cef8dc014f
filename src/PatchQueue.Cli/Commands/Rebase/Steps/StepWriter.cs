using PatchQueue.Cli;
using PatchQueue.Queues;
using PatchQueue.Resolving;

namespace PatchQueue.Commands;

/// <summary>Writes the steps of a rebase.</summary>
/// <param name="queue">The queue.</param>
/// <param name="folder">The folder of the rebase.</param>
/// <param name="context">The world around the command.</param>
internal sealed class StepWriter(OpenedQueue queue, RebaseFolder folder, CommandContext context)
{
    /// <summary>Whether what is written is committed.</summary>
    public bool Commits { get; init; }

    /// <summary>Writes a step, with what takes it back.</summary>
    /// <param name="step">The step.</param>
    /// <param name="changes">All that it changes.</param>
    /// <param name="isFirst">Whether a rebase begins with it.</param>
    /// <param name="cancellation">Ends git.</param>
    public void Write(StepRun step, QueueTransaction changes, bool isFirst, CancellationToken cancellation)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        folder.Make();
        var steps = new UndoSteps(folder);
        steps.Note($"pq {context.Words}", changes);
        if (isFirst)
        {
            steps.Forget(changes);
        }

        var gone = changes.Files.Where(path => path.StartsWith(folder.OpenPath, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(folder.OpenPath, path)).Where(name => !step.State.Open.ContainsKey(name));
        foreach (var taken in gone.Select(folder.TakenFileOf).Where(File.Exists).ToList())
        {
            changes.Remove(taken, QueueFile.TryRead(taken)!);
        }

        var files = changes.Files.ToList();
        changes.Commit();
        if (Commits)
        {
            new RebaseCommits(queue, folder, context).Make(step, files, cancellation);
        }
    }

    /// <summary>Refuses to write over what only lies in the worktree.</summary>
    /// <exception cref="HintedException">A file has changes that are not committed.</exception>
    public void Demand(QueueTransaction changes)
    {
        const int MostNames = 5;
        var files = UncommittedFiles.In(folder.Root, changes.Files).Select(path => Path.GetRelativePath(folder.Root, path)).ToList();
        if (files.Count > 0)
        {
            var more = files.Count > MostNames ? $" and {files.Count - MostNames} more" : "";
            throw new HintedException(
                $"{string.Join(", ", files.Take(MostNames))}{more} would be rewritten, with changes that are not committed",
                "commit them first (pq commit), or stash them");
        }
    }

    /// <summary>Takes steps back, and says which.</summary>
    /// <param name="isAll">Whether all of them, which ends the rebase; else the last one.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="HintedException">None has been made here.</exception>
    public int TakeBack(bool isAll)
    {
        var steps = new UndoSteps(folder).Steps;
        if (steps.Count == 0)
        {
            throw new HintedException(
                "no step of a rebase has been made here", "what has been made elsewhere, the queue's git takes back");
        }

        var changes = new QueueTransaction(folder.Root);
        var words = UndoSteps.TakeBack(isAll ? steps : steps.Take(1), changes);
        changes.Commit();
        Clean();
        foreach (var line in words)
        {
            context.Out.WriteLine($"taken back: {line}");
        }

        return ExitCode.Done;
    }

    /// <summary>Removes what nobody needs any more.</summary>
    public void Clean()
    {
        var work = Path.Combine(folder.Path, "work");
        if (RebaseState.TryRead(folder) is null && Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        folder.Clean();
        var notes = Path.Combine(folder.Root, Notebook.FolderName);
        if (Directory.Exists(notes) && !Directory.EnumerateFileSystemEntries(notes).Any())
        {
            Directory.Delete(notes);
        }
    }
}
