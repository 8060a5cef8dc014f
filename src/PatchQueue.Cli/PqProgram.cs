using System.CommandLine;
using System.CommandLine.Help;
using PatchQueue.Commands;

namespace PatchQueue.Cli;

/// <summary>From the arguments to the exit code. Only the command that is named is built: start-up is what a person feels first.</summary>
internal static class PqProgram
{
    /// <summary>The version as <c>pq --version</c> prints it.</summary>
    public static string Version { get; } = typeof(PqProgram).Assembly.GetName().Version!.ToString(3);

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext context, CancellationToken cancellation)
    {
        try
        {
            return args switch
            {
                [] => WriteHelp(context, ExitCode.Usage),
                ["--version"] => WriteVersion(context),
                ["--help" or "-h" or "help"] => WriteHelp(context, ExitCode.Done),
                ["help", var name] => await RunCommandAsync(name, ["--help"], context, cancellation).ConfigureAwait(false),
                ["help", ..] => throw new UsageException("help takes the name of one command", "pq help lists the commands"),
                [['-', ..] option, ..] => throw new UsageException($"'{option}' is no command", "usage: pq COMMAND [OPTION]..."),
                [var name, .. var rest] => await RunCommandAsync(name, rest, context with { Words = string.Join(' ', args) }, cancellation)
                    .ConfigureAwait(false),
            };
        }
#pragma warning disable CA1031 // the one place where any failure becomes a sentence
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return CommandError.Report(exception, context);
        }
    }

    private static async Task<int> RunCommandAsync(string name, string[] args, CommandContext context, CancellationToken cancellation)
    {
        var entry = CommandTable.Find(name) ?? throw new UsageException($"there is no command '{name}'", CommandTable.HintFor(name));
        var command = entry.Create(context);
        // A plain command as the root: the library's own takes its name from the file that was started, and adds options.
        var root = new Command("pq") { command, OwnHelp(entry) };

        // '@file' must stay an argument: a git revision may begin so.
        var words = entry.EndsInProgram ? ProgramWords.Mark(command, args) : args;
        var result = root.Parse([name, .. words], new ParserConfiguration
        {
            ResponseFileTokenReplacer = null,
            EnablePosixBundling = entry.IsBundling,
        });
        if (result.Errors.Count > 0)
        {
            throw new UsageException(UsageWords.Of(result.Errors[0].Message), $"pq help {name} lists the options");
        }

        return await result.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = context.Out,
            Error = context.Error,
        }, cancellation).ConfigureAwait(false);
    }

    private static HelpOption OwnHelp(CommandEntry entry)
    {
        // A path may begin with '/', so '/h' and '/?' are no options.
        var help = new HelpOption("--help", "-h") { Description = "Show this help" };
        help.Action = new ExampleHelp((HelpAction)help.Action!, entry.Examples);
        return help;
    }

    private static int WriteVersion(CommandContext context)
    {
        context.Out.WriteLine($"pq {Version}");
        return ExitCode.Done;
    }

    private static int WriteHelp(CommandContext context, int code)
    {
        var writer = code == ExitCode.Done ? context.Out : context.Error;
        writer.WriteLine("pq keeps a queue of patches on top of a mainline release\n\nusage: pq COMMAND [OPTION]...\n");
        foreach (var (heading, rows) in CommandTable.Groups)
        {
            writer.WriteLine($"{heading}:");
            foreach (var entry in rows.Where(entry => !entry.IsHidden))
            {
                writer.WriteLine($"  {entry.Name,-16} {entry.Summary}");
            }

            writer.WriteLine();
        }

        writer.WriteLine("pq help COMMAND shows a command's options and examples");
        return code;
    }
}
