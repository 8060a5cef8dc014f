using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Layering;
using PatchQueue.Output;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq config accept</c>: one answer to a pending option, or to all of a subsystem, for all rows or some.</summary>
internal sealed class ConfigAcceptCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly RowArguments _rows = new();
    private readonly Argument<string[]> _what = new("OPTION|GROUP")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "A pending option, or a subsystem as pq config new names it",
    };

    private readonly Option<string> _value = new("--value")
    {
        HelpName = "V",
        Description = "The answer; default: the kernel's own in each row",
        Required = true,
    };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("accept", "Answer pending options, once for all rows, an architecture or a flavor") { _what, _value };
        _rows.AddTo(command);
        _configs.AddWithTree(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var session = _configs.Open(parsed, context);
        var rows = _rows.Rows(parsed, session).Where(row => !row.IsEmpty).ToList();
        var settled = PendingLayers.Without(session.State);
        var pending = session.Pending([.. rows.Select(row => settled.Matrix.Rows.First(other => other.Name == row.Name))], cancellation);
        var state = session.State;
        var answer = parsed.GetValue(_value)!;
        var meant = parsed.GetValue(_what)!.SelectMany(word => Meant(word, pending)).DistinctBy(option => option.Symbol)
            .ToLookup(option => answer == "default" || option.Definition.Takes(OptionNames.Value(answer)));
        var said = new List<string>();
        foreach (var option in meant[true])
        {
            state = PendingLayers.Settle(state, option.Symbol);
            foreach (var (value, group) in Answers(option, answer))
            {
                var wanted = state.Matrix.Rows.Where(row => group.Contains(row.Name)).ToList();
                (state, var layers) = _rows.Layer(parsed) is { } layer
                    ? (state.Set(layer, option.Symbol, value, _rows.Note(parsed)), [layer])
                    : OptionEdit.Set(state, wanted, option.Symbol, value, _rows.Note(parsed));
                said.Add($"{option.Symbol}={DisplayText.Of(value.Text)}: {DisplayText.Of(string.Join(", ", layers))}");
            }
        }

        said.ForEach(context.Out.WriteLine);
        ConfigText.WriteFiles(session.Commit(state), context.Out);
        foreach (var option in meant[false])
        {
            context.Error.WriteLine(
                $"error: {option.Definition.Origin}: {option.Symbol} is of type {option.Definition.Type}, and does not take "
                + $"{DisplayText.Of(OptionNames.Value(answer).Text)}; it stays pending");
        }

        return meant[false].Any() ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private static IEnumerable<(ConfigValue Value, HashSet<string> Rows)> Answers(PendingOption option, string answer) =>
        answer == "default"
        ? option.Defaults.GroupBy(row => row.Value)
            .Select(group => (group.Key, group.Select(row => row.Key).ToHashSet(StringComparer.Ordinal)))
        : [(OptionNames.Value(answer), option.Defaults.Keys.ToHashSet(StringComparer.Ordinal))];

    private static List<PendingOption> Meant(string word, IReadOnlyList<PendingOption> pending)
    {
        var found = pending.Where(option => option.Definition.Group == word || option.Symbol == word || "CONFIG_"
            + option.Symbol == word).ToList();
        return found.Count > 0 ? found : throw new UsageException(
            $"'{DisplayText.Of(word)}' is neither a pending option nor a subsystem that has one",
            NearNames.Hint(
                word, pending.SelectMany(option => (string[])[option.Symbol, option.Definition.Group]), "pq config new lists them"));
    }
}
