using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Layering;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config import</c>: a whole .config becomes what a row asks for.</summary>
internal sealed class ConfigImportCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string> _file = new("FILE") { Description = "A .config" };
    private readonly Argument<string> _row = new("ROW") { Description = "The row that is to ask for exactly that" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("import", "Take a .config: what differs from the layers below becomes the row's own layer") { _file,
            _row };
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var session = _configs.Open(parsed, context);
        var path = context.PathOf(parsed.GetValue(_file)!);
        var values = OptionNames.ValuesOf(path);
        var import = RowImport.Of(session.State, session.Row(parsed.GetValue(_row)!), values, symbol => !ToolchainOptions.Has(symbol));
        ConfigText.WriteFiles(session.Commit(import.State), context.Out);
        context.Out.WriteLine($"{import.Count} options differed; they are in {Text.DisplayText.Of(import.Layer)}");
        ConfigDiffText.Write(import.Lost, context.Out);
        return import.Lost.IsEmpty ? ExitCode.Done : ExitCode.NeedsPerson;
    }
}
