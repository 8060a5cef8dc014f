using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary>The options by which a rebase that is going on is carried through.</summary>
internal sealed class StepArguments
{
    private readonly Argument<string[]> _patch = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "The patch that a step is about (default: the one whose files are open); --skip takes several, and 'arm64/*'",
    };

    private readonly Option<bool> _continue = new("--continue") { Description = "The patch's files are as they are to be" };
    private readonly Option<bool> _skip = new("--skip") { Description = "Leave the patch out of the queue" };
    private readonly Option<bool> _take = new("--take") { Description = "Open the files of a patch that waits" };
    private readonly Option<bool> _status = new("--status") { Description = "Say which patches wait" };
    private readonly Option<bool> _abort = new("--abort") { Description = "Take all steps back, and end" };
    private readonly Option<bool> _undo = new("--undo") { Description = "Take the last step back, after the end of a rebase too" };
    private readonly Option<int> _accept = new("--accept") { HelpName = "N", Description = "Take a proposal for a file of the patch" };
    private readonly Option<string?> _tool = new("--tool")
    {
        HelpName = "CMD",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Open the files in a merge tool, as git mergetool does (default: git's merge.tool)",
    };

    private readonly Option<string?> _because = new("--because") { HelpName = "TEXT", Description = "Why the patch is left out" };
    private readonly Option<bool> _commit = new("--commit") { Description = "Commit what is written, one commit a patch" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_patch);
        foreach (var option in (Option[])[_continue, _skip, _take, _status, _abort, _undo, _accept, _tool, _because, _commit])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether what is written is committed.</summary>
    public bool Commits(ParseResult parsed) => parsed.GetValue(_commit);

    /// <summary>Carries out the step that the command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="session">The rebase that is going on.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The exit code; null where it names none.</returns>
    /// <exception cref="UsageException">It names several.</exception>
    public int? Run(ParseResult parsed, RebaseSession session, CancellationToken cancellation)
    {
        var patches = parsed.GetValue(_patch) ?? [];
        var steps = ((Option[])[_continue, _skip, _take, _status, _abort, _undo, _accept, _tool])
            .Where(option => parsed.GetResult(option) is { Implicit: false }).ToList();
        if (steps.Count != 1)
        {
            return steps.Count > 1 ? throw new UsageException($"{steps[0].Name} and {steps[1].Name} are two steps; one at a time")
                : patches.Length == 0 ? null
                : throw new UsageException("a patch is named, and not what to do with it", "--take opens its files");
        }

        var patch = patches.FirstOrDefault();
        if (patches.Length > 1 && steps[0] != _skip)
        {
            throw new UsageException($"{steps[0].Name} is about one patch");
        }

        return steps[0] == _status ? session.Tell()
            : steps[0] == _abort ? session.TakeBack(isAll: true)
            : steps[0] == _undo ? session.TakeBack(isAll: false)
            : steps[0] == _take ? session.Take(patch ?? throw new UsageException("name the patch to take"), cancellation)
            : steps[0] == _skip ? session.Skip(patches, parsed.GetValue(_because), cancellation)
            : steps[0] == _accept ? session.Accept(patch, parsed.GetValue(_accept), cancellation)
            : steps[0] == _tool ? session.OpenTool(patch, parsed.GetValue(_tool), cancellation)
            : session.Continue(patch, cancellation);
    }
}
