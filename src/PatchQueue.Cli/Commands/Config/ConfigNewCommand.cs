using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Dialects;
using PatchQueue.Layering;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config new</c>: the options that the kernel asks about and no layer answers.</summary>
internal sealed class ConfigNewCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string[]> _rows = new("ROW") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these rows" };
    private readonly Option<bool> _write = new(
        "--write") { Description = "Put them into the pending layer with the kernel's defaults, help text as comment" };
    private readonly Option<bool> _brief = new("--brief") { Description = "Print no help texts" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("new", "List options that no layer answers, by subsystem, with help and origin") { _rows, _write,
            _brief, _json };
        _configs.AddWithTree(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var session = _configs.Open(parsed, context);
        var rows = session.Rows(parsed.GetValue(_rows)!).Where(row => !row.IsEmpty).ToList();
        var pending = session.Pending(rows, cancellation);
        var origins = pending.IsEmpty ? OptionOrigins.None : session.Origins();
        if (parsed.GetValue(_json))
        {
            ConfigNewJson.Write(pending, origins, context.Out);
        }
        else
        {
            ConfigNewText.Write(pending, origins, rows.Count, !parsed.GetValue(_brief), context.Out);
        }

        if (parsed.GetValue(_write))
        {
            ConfigText.WriteFiles(session.Commit(Put(session, rows, pending, origins)), context.Out);
        }

        return pending.IsEmpty ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static ConfigState Put(
        ConfigSession session, IReadOnlyList<ConfigRow> rows, IReadOnlyList<PendingOption> pending, OptionOrigins origins)
    {
        if (rows.Any(row => PendingLayers.Of(session.State, row) is null))
        {
            throw new UsageException($"{session.Dialect.Name} has no pending layer here that may be written to",
                "pq config accept GROUP --value default answers instead");
        }

        return pending.Aggregate(session.State, (state, option) => PendingLayers.Put(
            state, rows.Where(row => option.Defaults.ContainsKey(row.Name)).Select(row => (row, option.Defaults[row.Name])),
                option.Symbol, NoteOf(option, origins)));
    }

    // ARK keeps the help text above the value, and where the option comes from.
    private static OptionNote NoteOf(PendingOption option, OptionOrigins origins)
    {
        var origin = origins.PatchOf(option.Symbol) is { } patch ? $"Patch: {patch}"
            : origins.CommitOf(option.Definition) is { } commit ? $"Commit: {commit}" : "";
        string[] lines = [option.Definition.Prompt, .. option.Definition.Help.Split('\n'), $"Defined at {option.Definition.Origin}",
            origin];
        return new OptionNote(string.Join('\n', lines.Where(line => line.Length > 0)), "");
    }
}
