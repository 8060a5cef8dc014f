using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Git;

namespace PatchQueue.Commands;

/// <summary><c>pq hooks</c>: the checks of pq at each commit of the queue, and its merges.</summary>
internal sealed class HooksCommand
{
    private const string Summary = "Have git check the queue at each commit, and merge its files";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "hooks",
        Summary,
        "  pq hooks install\n  pq hooks install --force",
        context => new Command("hooks", Summary) { new HooksCommand().Install(context) });

    private static readonly string[] Names = ["pre-commit", "pre-merge-commit"];

    private static readonly (string Kind, string[] Patterns)[] Drivers =
    [
        ("series", ["series.conf"]),
        ("patch", ["patches.*/**"]),
        ("blacklist", ["blacklist.conf"]),
    ];

    private readonly QueueArguments _queue = new();
    private readonly Option<bool> _force = new("--force") { Description = "Replace hooks of your own" };

    private Command Install(CommandContext context)
    {
        var command = new Command("install", "Check the queue at each commit, and merge its files by pq merge-driver") { _force };
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

        foreach (var (kind, patterns) in Drivers)
        {
            MergeDrivers.Install(session.Queue.Folder!.Root, $"pq-{kind}", $"pq merge-driver {kind} %O %A %B", patterns);
            context.Out.WriteLine($"merge.pq-{kind}: {string.Join(", ", patterns)}");
        }

        return ExitCode.Done;
    }
}
