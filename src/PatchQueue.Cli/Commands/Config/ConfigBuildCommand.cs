using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Kconfig;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq config build</c>: the config of each row as a file.</summary>
internal sealed class ConfigBuildCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string[]> _rows = new("ROW") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these rows" };
    private readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "Where ROW.config is written", Required = true };
    private readonly Option<bool> _mergeOnly = new(
        "--merge-only") { Description = "Stop at the merged layers, before the kernel's own conf" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("build", "Write the config of each row") { _rows, _out, _mergeOnly };
        _configs.AddWithTree(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var session = _configs.Open(parsed, context);
        var rows = session.Rows(parsed.GetValue(_rows)!);
        var folder = context.PathOf(parsed.GetValue(_out)!);
        DemandApart(session, folder);
        var configs = parsed.GetValue(_mergeOnly)
            ? rows.Select(row => (row.Name, Bytes: session.Merged(row))).ToList()
            : Evaluated(session, rows, cancellation);
        foreach (var (name, bytes) in configs)
        {
            QueueFile.Write(Path.Combine(folder, name + ".config"), bytes.Span);
        }

        context.Out.WriteLine($"{configs.Count} {(configs.Count == 1 ? "config" : "configs")} in {DisplayText.Of(folder)}");
        return ExitCode.Done;
    }

    // A config that is written among those that it is built of would be a row of its own the next time.
    private static void DemandApart(ConfigSession session, string folder)
    {
        if (session.Matrix.Rows is [var row, ..] && session.IsConfig(Path.Combine(folder, row.Name + ".config")))
        {
            throw new UsageException($"{DisplayText.Of(folder)} lies among the configs, and would be read as more of them",
                "name a folder outside with --out");
        }
    }

    private static List<(string Name, ReadOnlyMemory<byte> Bytes)> Evaluated(
        ConfigSession session, IReadOnlyList<ConfigRow> rows, CancellationToken cancellation)
    {
        var evaluated = session.Build(rows, cancellation).Select(row => (row.Name, row.Config));
        return [.. evaluated, .. rows.Where(row => row.IsEmpty).Select(row => (row.Name, session.Merged(row)))];
    }
}
