using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq complete</c>: what the scripts of <c>pq shell-completion</c> ask.</summary>
internal static class CompleteCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "complete", "Print what may stand behind a beginning of a command line", "  pq complete -- push net-", Create)
    {
        IsHidden = true,
    };

    private static Command Create(CommandContext context)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore, Description = "The words; the last one is begun" };
        var command = new Command("complete", Entry.Summary) { words };
        command.SetAction(parsed =>
        {
            foreach (var candidate in new Completion(context).Of(parsed.GetValue(words)!))
            {
                context.Out.WriteLine(candidate);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
