using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Committing;
using PatchQueue.Git;
using PatchQueue.Output;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq commit</c>: the queue's changes into its git, one commit a patch.</summary>
internal sealed class CommitCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "commit",
        "Commit the queue's changes to its git, one commit a patch",
        "  pq commit --dry-run\n  pq commit\n  pq commit -m 'Update supported.conf (bsc#1012628).'",
        context => new CommitCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Option<bool> _dryRun = new("--dry-run", "-n") { Description = "Only print the messages, with the files of each" };
    private readonly Option<string?> _message = new("--message", "-m")
    {
        HelpName = "TEXT",
        Description = "What the commit of files that are no patches says",
    };

    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Do not run git's pre-commit hook" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and warnings" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _dryRun, _message, _noVerify, _quiet };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = QueueSession.Open(_queue.Read(parsed), context);
        if (parsed.GetValue(_message) is { } message && message.Trim().Length == 0)
        {
            throw new UsageException("the message is empty");
        }

        using var changes = ChangedFiles.InWorktree(session.Queue.Folder!.Root);
        var plan = CommitPlan.Of(session.Queue.Folder, changes, session.Queue.Settings.SymbolSet, parsed.GetValue(_message));
        if (parsed.GetValue(_dryRun))
        {
            CommitText.Write(plan, changes.Top, context.Out);
        }
        else
        {
            var ids = QueueCommits.Make(plan, changes.Top, context, !parsed.GetValue(_noVerify), cancellation);
            CommitText.WriteDone(plan, ids, parsed.GetValue(_quiet) ? TextWriter.Null : context.Out);
        }

        return Warn(plan, changes.Top, context);
    }

    private static int Warn(CommitPlan plan, string top, CommandContext context)
    {
        foreach (var path in plan.Unlisted)
        {
            context.Error.WriteLine($"warning: {Path.GetRelativePath(top, path)}: neither git nor the series has it; it stays as it is");
        }

        foreach (var path in plan.Unnamed)
        {
            context.Error.WriteLine($"warning: {Path.GetRelativePath(top, path)}: not committed; -m TEXT says what to write about it");
        }

        return plan.Unnamed.Length > 0 ? ExitCode.NeedsPerson : ExitCode.Done;
    }
}
