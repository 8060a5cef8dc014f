using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Dialects;
using PatchQueue.Kconfig;

namespace PatchQueue.Commands;

/// <summary>The options by which <c>pq config</c> is told about configs, tree and toolchain.</summary>
internal sealed class ConfigArguments
{
    private readonly Option<string[]> _configs = new("--configs")
    {
        HelpName = "DIR",
        Description = "The folder of configs; further ones are laid over it",
    };

    private readonly Option<string?> _dialect;

    private readonly Option<string?> _tree = new("--tree") { HelpName = "DIR", Description = "The expanded tree whose Kconfig is asked" };
    private readonly Option<string> _toolchain = new("--toolchain")
    {
        HelpName = "T",
        Description = "Who answers for the compiler: dummy (default), host or cross:PREFIX",
        DefaultValueFactory = _ => "dummy",
    };

    /// <summary>Makes them.</summary>
    /// <param name="dialect">What the option that names the dialect is called.</param>
    public ConfigArguments(string dialect = "--dialect") => _dialect = new Option<string?>(dialect)
    {
        HelpName = "D",
        Description = "How it is kept: " + string.Join(", ", ConfigDialects.All.Select(known => known.Name)),
    };

    /// <summary>Adds those that name configs.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_configs);
        command.Options.Add(_dialect);
    }

    /// <summary>Adds those that name a tree as well.</summary>
    public void AddWithTree(Command command)
    {
        AddTo(command);
        command.Options.Add(_tree);
        command.Options.Add(_toolchain);
    }

    /// <summary>Opens the configs that the command line names, or those of the queue around the working directory.</summary>
    /// <exception cref="UsageException">There are none, or they cannot be read.</exception>
    public ConfigSession Open(ParseResult parsed, CommandContext context) => Open(parsed, context, mayBegin: false);

    /// <summary>The same, where a folder that is empty or not there may begin.</summary>
    /// <inheritdoc cref="Open(ParseResult, CommandContext)"/>
    public ConfigSession OpenOrBegin(ParseResult parsed, CommandContext context) => Open(parsed, context, mayBegin: true);

    private ConfigSession Open(ParseResult parsed, CommandContext context, bool mayBegin) => ConfigSession.Open(
        [.. (parsed.GetValue(_configs) ?? []).Select(context.PathOf)],
        parsed.GetValue(_dialect),
        parsed.GetResult(_tree) is { Implicit: false } ? context.PathOf(parsed.GetValue(_tree)!) : null,
        parsed.GetResult(_toolchain) is null ? Toolchain.Dummy : Toolchain.TryParse(parsed.GetValue(_toolchain)!)
            ?? throw new UsageException($"'{parsed.GetValue(_toolchain)}' is no toolchain", "it is dummy, host or cross:PREFIX"),
        mayBegin, context);
}
