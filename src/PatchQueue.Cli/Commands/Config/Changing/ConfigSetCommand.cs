using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Layering;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config set</c> and <c>pq config unset</c>: options in the lowest layers that are the rows' own.</summary>
internal sealed class ConfigSetCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly RowArguments _rows = new();
    private readonly Argument<string[]> _options = new("OPTION[=VALUE]") { Arity = ArgumentArity.OneOrMore };

    /// <summary>Builds <c>set</c>.</summary>
    public static Command Set(CommandContext context) => new ConfigSetCommand().Create(
        "set", "Ask for options in the lowest layer that is the rows' own", context, (state, text, rows, layer, note) =>
        {
            var (symbol, value) = OptionNames.Assignment(text);
            return !state.Dialect.CanExpress(value)
                ? throw new UsageException($"{state.Dialect.Name} has no word for an option that must be absent",
                    "n says that it is not set")
                : layer is null ? OptionEdit.Set(state, rows, symbol, value, note) : (state.Set(layer, symbol, value, note), [layer]);
        });

    /// <summary>Builds <c>unset</c>.</summary>
    public static Command Unset(CommandContext context) => new ConfigSetCommand().Create(
        "unset", "Say nothing about options any more", context, (state, text, rows, layer, _) =>
        {
            var symbol = OptionNames.Of(text);
            return layer is null ? OptionEdit.Unset(state, rows, symbol) : (state.Unset(layer, symbol), [layer]);
        });

    private Command Create(string name, string summary, CommandContext context, OptionChanger change)
    {
        var command = new Command(name, summary) { _options };
        _rows.AddTo(command);
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, change), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, OptionChanger change)
    {
        var session = _configs.Open(parsed, context);
        var rows = _rows.Rows(parsed, session);
        var layer = DemandLayer(session, _rows.Layer(parsed));
        var state = session.State;
        var said = new List<string>();
        foreach (var text in parsed.GetValue(_options)!)
        {
            (state, var layers) = change(state, text, rows, layer, _rows.Note(parsed));
            var where = layers.Length > 0 ? string.Join(", ", layers) : "as it is already";
            said.Add($"{Text.DisplayText.Of(text)}: {Text.DisplayText.Of(where)}");
        }

        said.ForEach(context.Out.WriteLine);
        ConfigText.WriteFiles(session.Commit(state), context.Out);
        return ExitCode.Done;
    }

    private static string? DemandLayer(ConfigSession session, string? layer) =>
        layer is null || session.Matrix.Rows.Any(row => row.Places.Contains(layer)) ? layer
            : throw new UsageException($"no row has a layer '{Text.DisplayText.Of(layer)}'", "pq config list --layers names them");

    private delegate (ConfigState State, System.Collections.Immutable.ImmutableArray<string> Layers) OptionChanger(
        ConfigState state, string text, IReadOnlyList<ConfigRow> rows, string? layer, OptionNote note);
}
