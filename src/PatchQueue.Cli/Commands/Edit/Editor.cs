using PatchQueue.Cli;
using PatchQueue.Processes;

namespace PatchQueue.Commands;

/// <summary>The editor of the person at the terminal: $VISUAL, else $EDITOR, else vi.</summary>
internal static class Editor
{
    /// <summary>Refuses where nobody could use it.</summary>
    /// <param name="context">The world around the command.</param>
    /// <param name="hint">What can be done without an editor.</param>
    /// <exception cref="UsageException">There is no terminal.</exception>
    public static void Demand(CommandContext context, string hint)
    {
        // Whoever names an editor may have one that needs no terminal.
        if (!context.IsTerminal && Given(context, "VISUAL") is null && Given(context, "EDITOR") is null)
        {
            throw new UsageException("an editor needs a terminal, and this is none", hint);
        }
    }

    /// <summary>Opens files and waits until the editor is closed.</summary>
    /// <exception cref="IOException">It says that it failed.</exception>
    public static void Open(CommandContext context, params string[] files)
    {
        var editor = Given(context, "VISUAL") ?? Given(context, "EDITOR") ?? "vi";
        if (TerminalProgram.Edit(editor, files) is var code and not 0)
        {
            throw new IOException($"the editor '{editor}' ended with exit code {code}; nothing has been taken over from it");
        }
    }

    private static string? Given(CommandContext context, string variable) =>
        context.Environment.GetValueOrDefault(variable) is { Length: > 0 } value ? value : null;
}
