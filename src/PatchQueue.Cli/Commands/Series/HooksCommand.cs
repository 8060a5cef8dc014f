using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Git;

namespace PatchQueue.Commands;

/// <summary><c>pq hooks</c>: the checks of pq at each commit of the queue.</summary>
internal sealed class HooksCommand
{
    private const string Summary = "Have git check the queue at each commit";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "hooks",
        Summary,
        "  pq hooks install\n  pq hooks install --force",
        context => new Command("hooks", Summary) { new HooksCommand().Install(context) });

    private static readonly string[] Names = ["pre-commit", "pre-merge-commit"];

    private readonly QueueArguments _queue = new();
    private readonly Option<bool> _force = new("--force") { Description = "Replace hooks of your own" };

    private Command Install(CommandContext context)
    {
        var command = new Command("install", "Put 'pq check --hook' in place as pre-commit and pre-merge-commit") { _force };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        using var session = QueueSession.Open(_queue.Read(parsed), context);
        foreach (var name in Names)
        {
            context.Out.WriteLine(GitHooks.Install(session.Queue.Folder!.Root, name, "pq check --hook", parsed.GetValue(_force)));
        }

        return ExitCode.Done;
    }
}
