using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Dialects;
using PatchQueue.Layering;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq config convert</c>: the rows in another dialect.</summary>
internal sealed class ConfigConvertCommand
{
    private readonly ConfigArguments _configs = new("--from");
    private readonly Option<string> _to = new("--to") { HelpName = "D", Description = "The other dialect", Required = true };
    private readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "A folder that is empty or not there",
        Required = true };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("convert", "Write the configs in another dialect, and say what it cannot express") { _to, _out };
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var session = _configs.Open(parsed, context);
        var target = ConfigDialects.Find(parsed.GetValue(_to)!) ?? throw new UsageException(
            $"there is no dialect '{DisplayText.Of(parsed.GetValue(_to)!)}'",
            string.Join(", ", ConfigDialects.All.Select(dialect => dialect.Name)));
        var folder = context.PathOf(parsed.GetValue(_out)!);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{DisplayText.Of(folder)} holds something already");
        }

        var conversion = ConfigConversion.Of(session.Matrix, target);
        foreach (var path in conversion.Files.Paths)
        {
            QueueFile.Write(Path.Combine(folder, path), conversion.Files.TryRead(path)!.Value.Span);
        }

        ConfigDiffText.WriteConversion(conversion, target.Name, context.Out);
        return conversion.Lost.IsEmpty ? ExitCode.Done : ExitCode.NeedsPerson;
    }
}
