using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config list</c>: the rows.</summary>
internal sealed class ConfigListCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Option<bool> _layers = new("--layers") { Description = "Print the layers of each row, lowest first" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("list", "List the kernels that are configured: architecture, variant, flavor") { _layers, _json };
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var session = _configs.Open(parsed, context);
        if (parsed.GetValue(_json))
        {
            ConfigListJson.Write(session.Matrix.Rows, session.Dialect.Name, context.Out);
        }
        else
        {
            ConfigText.WriteRows(session.Matrix.Rows, parsed.GetValue(_layers), context.Out);
        }

        return ExitCode.Done;
    }
}
