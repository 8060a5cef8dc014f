using PatchQueue.Archives;
using PatchQueue.Expanding;
using PatchQueue.Export;
using PatchQueue.Git;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Processes;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Submitting;
using PatchQueue.Text;

namespace PatchQueue.Cli;

/// <summary>The one place where a failure becomes words and an exit code.</summary>
internal static class CommandError
{
    /// <summary>Writes the error and its hint.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception exception, CommandContext context)
    {
        if (exception is OperationCanceledException)
        {
            Write(context, "error: interrupted");
            return ExitCode.Interrupted;
        }

        var (code, hint) = Judge(exception);
        Write(context, $"error: {DisplayText.Of(exception.Message)}");
        if (hint is not null)
        {
            Write(context, $"hint: {DisplayText.Of(hint)}");
        }

        return code;
    }

    private static void Write(CommandContext context, string line)
    {
        try
        {
            context.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody listens any more; the exit code says it.
        }
    }

    private static (int Code, string? Hint) Judge(Exception exception) => exception switch
    {
        UsageException usage => (ExitCode.Usage, usage.Hint),
        ExportException export => (export.NeedsPerson ? ExitCode.NeedsPerson : ExitCode.Failed, export.Hint),
        SubmitException submit => (ExitCode.Failed, submit.Hint),
        HintedException hinted => (ExitCode.Failed, hinted.Hint),
        NothingToDoException => (ExitCode.NothingToDo, null),
        UnknownPatchException unknown => (ExitCode.Failed, unknown.Hint),
        PatchFileException => (ExitCode.Failed, "pq series --all shows every entry and what guards it"),
        TreeEditedException edited => (ExitCode.Failed, Names(edited) + (edited.IsWantedOtherwise
            ? ": pq refresh puts your changes into the top patch; do that, or put them aside, first"
            : ": pq refresh puts your changes into the top patch, --keep leaves them in the tree")),
        TreeExistsException => (ExitCode.Failed, "pq goes on only with a tree of its own from the same mainline; name another"),
        ProgramMissingException missing => (ExitCode.Failed, $"install the package '{missing.Package}'"),
        Layering.LayerInTheWayException => (ExitCode.Failed, "name the other rows as well, or the layer with --layer"),
        ArchiveException archive => (ExitCode.Failed, archive.Hint),
        StateDamagedException => (ExitCode.Failed, "pq fsck says all that is wrong, pq recover repairs it"),
        QuiltStateException quilt => (ExitCode.Failed, quilt.Hint),
        GitException { IsBranchThere: true } => (ExitCode.Failed, "--force replaces it"),
        Commands.UnresolvedException => (ExitCode.Failed, Commands.UnresolvedException.Hint),
        TreeBusyException => (ExitCode.Failed, "wait for it to end, then run the command again"),
        SystemCallException or IOException or UnauthorizedAccessException or InvalidDataException => (ExitCode.Failed, null),
        _ => (ExitCode.Failed, "this is a fault in pq; please report it with the command that led to it"),
    };

    private static string Names(TreeEditedException edited)
    {
        const int MaxNames = 10;
        var names = string.Join(", ", edited.Paths.Take(MaxNames));
        return edited.Paths.Count > MaxNames ? $"{names} and {edited.Paths.Count - MaxNames} more" : names;
    }
}
