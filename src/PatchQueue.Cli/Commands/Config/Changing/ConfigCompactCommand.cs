using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Layering;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config compact</c>: drops what is inherited anyway.</summary>
internal sealed class ConfigCompactCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Write nothing; say what would go" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("compact", "Drop lines that every row inherits anyway, and prove that no row changes") { _dryRun };
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var session = _configs.Open(parsed, context);
        var (state, dropped) = LayerCompaction.Compact(session.State);
        foreach (var (_, option) in dropped)
        {
            context.Out.WriteLine($"{option.Origin}: {ConfigText.LineOf(option.Symbol, option.Value)}");
        }

        var isSame = LayerCompaction.IsSame(session.State, state);
        var proof = $"all {state.Matrix.Rows.Length} rows built again: {(isSame ? "none changes" : "some change")}";
        context.Out.WriteLine($"{dropped.Length} lines are inherited anyway; {proof}");
        if (!isSame)
        {
            throw new IOException("a row would change; nothing is written");
        }

        if (!parsed.GetValue(_dryRun))
        {
            ConfigText.WriteFiles(session.Commit(state), context.Out);
        }

        return ExitCode.Done;
    }
}
