using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary>A row of the table of commands.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Summary">One line, imperative, without a full stop.</param>
/// <param name="Examples">Lines that can be typed, each indented by two blanks.</param>
/// <param name="Create">Builds the command; called only for the one that is named.</param>
internal sealed record CommandEntry(string Name, string Summary, string Examples, Func<CommandContext, Command> Create)
{
    /// <summary>Whether <c>-al</c> stands for <c>-a -l</c>; not where a word of its own may begin with a minus.</summary>
    public bool IsBundling { get; init; } = true;

    /// <summary>Whether help leaves it out: people do not type it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether its last arguments are a program with its arguments: options behind the first of them are the program's.</summary>
    public bool EndsInProgram { get; init; }
}
