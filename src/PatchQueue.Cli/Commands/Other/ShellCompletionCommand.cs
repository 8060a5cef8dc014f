using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq shell-completion</c>: a script that teaches a shell the commands, their options and the names of patches.</summary>
internal static class ShellCompletionCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "shell-completion",
        "Print a script that completes commands, options and patches",
        "  source <(pq shell-completion bash)\n  pq shell-completion zsh > ~/.zfunc/_pq\n"
        + "  pq shell-completion fish > ~/.config/fish/completions/pq.fish",
        Create);

    private static Command Create(CommandContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        var command = new Command("shell-completion", Entry.Summary) { shell };
        command.SetAction(parsed =>
        {
            context.Out.Write(CompletionScripts.Of(parsed.GetValue(shell)!)
                ?? throw new UsageException($"there is no script for '{parsed.GetValue(shell)}'", "there is one for bash, zsh and fish"));
            return ExitCode.Done;
        });
        return command;
    }
}
