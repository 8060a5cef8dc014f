using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Culprits;
using PatchQueue.Output;
using PatchQueue.Porting;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;
using PatchQueue.Settling;

namespace PatchQueue.Commands;

/// <summary>The files of a patch that a person brings together: opened, and taken again.</summary>
/// <param name="folder">The folder of the rebase.</param>
/// <param name="context">The world around the command.</param>
internal sealed class HandWork(RebaseFolder folder, CommandContext context)
{
    /// <summary>Opens the files of a patch for a person, and shows what there is to do.</summary>
    public void Open(StepRun step, RebaseSetup setup, string patch, string? clone, CancellationToken cancellation)
    {
        var culprits = new OpenCulprits(step, step.IndexOf(patch), clone, context);
        var open = OpenOf(step, setup, patch, files => culprits.Of(files, cancellation), cancellation);
        folder.Make();
        if (!open.IsAsTaken)
        {
            open.Take();
        }

        new StepText(context).WriteOpened(patch, step, open, culprits.Of(open.Files, cancellation));
    }

    /// <summary>The files of a patch that waits, put where a person finds them.</summary>
    public OpenPatch TakenFilesOf(GoingRebase going, string patch, CancellationToken cancellation)
    {
        var culprits = new OpenCulprits(going.Step, going.Step.IndexOf(patch), going.Clone, context);
        var open = OpenOf(going.Step, going.Setup, patch, files => culprits.Of(files, cancellation), cancellation);
        if (!open.IsTaken)
        {
            open.Take();
        }

        return open;
    }

    /// <summary>Takes what a person has made of a patch's files.</summary>
    /// <param name="going">The rebase; its step has the patch from now on.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="HintedException">Nobody works on it here, or its files cannot be taken.</exception>
    public void Settle(GoingRebase going, string patch, CancellationToken cancellation)
    {
        // What is taken from a person has no markers.
        var open = OpenOf(going.Step, going.Setup, patch, _ => [], cancellation);
        if (!open.IsTaken)
        {
            throw new HintedException($"nobody works on {patch} here", $"pq rebase --take {patch} opens its files");
        }

        if (!open.IsAsTaken)
        {
            throw new HintedException(
                $"the files of {patch} are others than when you began, because patches before it have been settled",
                $"save what you need of {folder.WorkOf(patch)}, then pq rebase --take {patch} opens them anew");
        }

        if (open.Unresolved() is { Count: > 0 } markers)
        {
            foreach (var (path, line) in markers)
            {
                context.Error.WriteLine($"error: {open.PathOf(path)}:{line}: a conflict marker");
            }

            throw new IOException($"the files of {patch} are not brought together yet");
        }

        var (own, others) = open.Read();
        if (others.Count > 0)
        {
            throw new HintedException(
                $"{others[0].ToDisplay()} is no file of {patch}",
                "a change of another file needs a patch of its own, or pq refresh in a tree");
        }

        var index = going.Step.IndexOf(patch);
        foreach (var (file, made) in own.Where(row => !row.File.IsCertain))
        {
            going.Notes.Add((ConflictNote.Of(going.Step.PatchOf(index), file, file.Texts!, made), $"{patch} {file.Path.ToDisplay()}"));
        }

        new StepText(context).WriteSettled(going.Step.Settle(index, own));
        going.Step.Forecast(cancellation);
        going.Left.Add(open.Folder);
    }

    private OpenPatch OpenOf(
        StepRun step, RebaseSetup setup, string patch, Func<IReadOnlyList<PortedFile>, ImmutableArray<Culprit>> culprits,
        CancellationToken cancellation)
    {
        var files = step.FilesOf(step.IndexOf(patch), cancellation);
        return new OpenPatch(folder.WorkOf(patch), files, ConflictLabels.Of(patch, setup))
        {
            Since = file => CulpritText.InMarker(culprits(files), file.Path),
        };
    }
}
