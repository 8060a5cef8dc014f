using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config show</c>: what a row asks for, and where.</summary>
internal sealed class ConfigShowCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string> _row = new("ROW") { Description = "A row, as pq config list has it" };
    private readonly Argument<string?> _option = new("OPTION")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Only this option, with every layer that has something to say",
    };

    private readonly Option<bool> _origin = new("--origin") { Description = "Print the file and line that each value comes from" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("show", "Print what the layers of a row ask for together") { _row, _option, _origin, _json };
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var session = _configs.Open(parsed, context);
        var row = session.Row(parsed.GetValue(_row)!);
        var merged = LayerMerge.Merge(row);
        var wanted = parsed.GetValue(_option) is { } name ? OptionNames.Of(name) : null;
        var options = wanted is null ? [.. merged.Options] : merged.Find(wanted) is { } found ? (MergedOption[])[found] : [];
        if (parsed.GetValue(_json))
        {
            ConfigShowJson.Write(row, options, context.Out);
        }
        else if (wanted is not null && options.Length == 0)
        {
            context.Out.WriteLine($"no layer of {row.Name} says anything about {wanted}");
            var known = session.Matrix.Rows.SelectMany(other => other.Layers).SelectMany(layer => layer.Options);
            context.Error.WriteLine($"hint: {NearNames.Hint(
                wanted, known.Select(option => option.Symbol), "pq config explain says what the kernel makes of it")}");
        }
        else
        {
            ConfigText.WriteOptions(options, parsed.GetValue(_origin), wanted is not null, context.Out);
        }

        return ExitCode.Done;
    }
}
