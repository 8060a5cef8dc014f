using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Kconfig;
using PatchQueue.Options;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config explain</c>: why an option is as it is in a row.</summary>
internal sealed class ConfigExplainCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string> _option = new("OPTION") { Description = "The option" };
    private readonly Argument<string> _row = new("ROW") { Description = "The row" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("explain",
            "Say why an option is as it is in a row: who asks, what it depends on, what selects it") { _option, _row };
        _configs.AddWithTree(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var session = _configs.Open(parsed, context);
        var symbol = OptionNames.Of(parsed.GetValue(_option)!);
        var row = session.Row(parsed.GetValue(_row)!);
        var index = new KconfigIndexes(session.Tree).Of(row.KernelArch);
        var asked = LayerMerge.Merge(row).Find(symbol);
        if (asked is null && index.Find(symbol).IsEmpty)
        {
            throw new UsageException(
                $"there is no option {symbol} for ARCH={row.KernelArch}, and no layer of {row.Name} asks for it",
                NearNames.Hint(symbol, index.Symbols, "pq config diff --kernel says what has vanished"));
        }

        var values = session.EvaluateOne(row, ConfQuestion.Defaults, cancellation).Values();
        ConfigExplainText.Write(symbol, row.Name, asked, values, index, new OptionReasons(index, values),
            context.Out);
        return ExitCode.Done;
    }
}
