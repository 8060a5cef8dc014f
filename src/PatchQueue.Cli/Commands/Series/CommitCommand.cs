using System.CommandLine;
using System.Globalization;
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
            var ids = Commit(plan, changes.Top, context, !parsed.GetValue(_noVerify), cancellation);
            CommitText.WriteDone(plan, ids, parsed.GetValue(_quiet) ? TextWriter.Null : context.Out);
        }

        return Warn(plan, changes.Top, context);
    }

    private static List<string> Commit(
        CommitPlan plan, string top, CommandContext context, bool isVerified, CancellationToken cancellation)
    {
        using var maker = CommitMaker.Begin(top, context.Environment, cancellation);
        if (isVerified && plan.Commits.Length > 0)
        {
            foreach (var commit in plan.Commits)
            {
                Take(commit, maker);
            }

            Demand(maker.RunHook(), context);
            maker.Restart();
        }

        // By one date of the author the changelog knows what belongs together.
        var date = context.Clock.GetLocalNow().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var ids = new List<string>();
        foreach (var commit in plan.Commits)
        {
            Take(commit, maker);
            ids.Add(maker.Commit(commit.Message, date));
        }

        maker.Finish();
        return ids;
    }

    private static void Demand(string? objection, CommandContext context)
    {
        if (objection is null)
        {
            return;
        }

        foreach (var line in objection.Split('\n'))
        {
            context.Error.WriteLine(DisplayText.Of(line));
        }

        throw new IOException("the pre-commit hook objects; nothing is committed");
    }

    private static void Take(QueueCommit commit, CommitMaker maker)
    {
        maker.Take(commit.Files);
        foreach (var (path, bytes) in commit.Series)
        {
            maker.Take(path, bytes);
        }
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
