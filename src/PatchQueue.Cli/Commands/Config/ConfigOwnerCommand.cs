using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Output;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary><c>pq config owner</c>: which patch defines or changes which option.</summary>
internal sealed class ConfigOwnerCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly QueueArguments _queue = new();
    private readonly Argument<string[]> _options = new("OPTION") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these options" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("owner",
            "Say which patch of the queue defines or changes which option, and what a patch that is out leaves behind") { _options };
        _queue.AddTo(command, withDialect: false);
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var queue = QueueArguments.Open(_queue.Read(parsed), context);
        var wanted = parsed.GetValue(_options)!.Select(OptionNames.Of).ToHashSet(StringComparer.Ordinal);
        var owners = OptionOwner.Read(queue);
        ConfigOwnerText.Write(owners, wanted, context.Out);
        var orphans = Orphans(parsed, context, owners).Where(orphan => wanted.Count == 0 || wanted.Contains(orphan.Option.Symbol)).ToList();
        ConfigOwnerText.WriteOrphans(orphans, context.Out);
        return orphans.Count > 0 ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    // What only a patch defines that the queue does not apply, and a layer asks for all the same.
    private IEnumerable<(RequestedOption Option, string Patch)> Orphans(
        ParseResult parsed, CommandContext context, IReadOnlyCollection<OptionOwner> owners)
    {
        var active = owners.Where(owner => owner.IsActive).SelectMany(owner => owner.Options.Added).ToHashSet(StringComparer.Ordinal);
        var dropped = owners.Where(owner => !owner.IsActive)
            .SelectMany(owner => owner.Options.Added.Where(symbol => !active.Contains(symbol)).Select(symbol => (symbol, owner.Patch)))
            .DistinctBy(pair => pair.symbol).ToDictionary(pair => pair.symbol, pair => pair.Patch, StringComparer.Ordinal);
        return dropped.Count == 0 ? [] : _configs.Open(parsed, context).Matrix.Rows
            .SelectMany(row => row.Layers).DistinctBy(layer => layer.Name)
            .SelectMany(layer => layer.Options).Where(option => dropped.ContainsKey(option.Symbol))
            .Select(option => (option, dropped[option.Symbol]));
    }
}
