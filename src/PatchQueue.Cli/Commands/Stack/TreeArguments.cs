using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary>The options that all commands have that work in an expanded tree.</summary>
internal sealed class TreeArguments
{
    private readonly QueueArguments _queue = new();

    private readonly Option<string?> _tree = new("--tree")
    {
        Description = "The expanded tree (default: the one you are in)",
        HelpName = "DIR",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and warnings" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Print every hunk that moved" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep files changed in the tree, where the queue allows it" };
    private readonly Option<int> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "Number of threads (default: one a processor)",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Tells of a command that can change the tree whether this command line only asks; it then takes no lock.</summary>
    public Predicate<ParseResult> IsQuestion { get; init; } = _ => false;

    /// <summary>Whether the command begins a queue where there is none.</summary>
    public bool BeginsQueue { get; init; }

    /// <summary>What a command does with a tree and its command line.</summary>
    /// <returns>The exit code.</returns>
    public delegate int Work(TreeSession session, ParseResult parsed, CancellationToken cancellation);

    /// <summary>A command that reads the tree and changes nothing.</summary>
    public Command Reading(CommandEntry entry, CommandContext context, Symbol[] own, Work work) =>
        Create(entry, [.. own], isReading: true, context, work);

    /// <summary>A command that changes the tree, and holds its lock meanwhile.</summary>
    public Command Writing(CommandEntry entry, CommandContext context, Symbol[] own, Work work) =>
        Create(entry, [.. own, _keep, _quiet, _verbose, _threads], isReading: false, context, work);

    private Command Create(CommandEntry entry, Symbol[] own, bool isReading, CommandContext context, Work work)
    {
        var command = new Command(entry.Name, entry.Summary);
        foreach (var symbol in own.Append(_tree))
        {
            switch (symbol)
            {
                case Argument argument: command.Arguments.Add(argument); break;
                case Option option: command.Options.Add(option); break;
                default: break;
            }
        }

        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(Read(parsed, isReading || IsQuestion(parsed)), parsed, context, work, cancellation), cancellation));
        return command;
    }

    private int Run(TreeRequest request, ParseResult parsed, CommandContext context, Work work, CancellationToken cancellation)
    {
        var begun = BeginsQueue ? QueueBeginning.Make(request, context) : null;
        try
        {
            using var session = TreeSession.Open(request, context);
            return work(session, parsed, cancellation);
        }
        finally
        {
            QueueBeginning.Unmake(begun);
        }
    }

    private TreeRequest Read(ParseResult parsed, bool isReading) => new()
    {
        Queue = _queue.Read(parsed),
        Tree = parsed.GetValue(_tree),
        IsReading = isReading,
        KeepsEdits = !isReading && parsed.GetValue(_keep),
        IsQuiet = !isReading && parsed.GetValue(_quiet),
        IsVerbose = !isReading && parsed.GetValue(_verbose),
        Threads = isReading ? Environment.ProcessorCount : parsed.GetValue(_threads),
    };
}
