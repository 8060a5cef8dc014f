using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq series</c>: what is active, what is disabled, and by which guard.</summary>
internal static class SeriesCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "series",
        "List the patches of the queue",
        "  pq series\n  pq series -v\n  pq series --all --symbol RT\n  pq series --series debian/patches/series --json",
        Create);

    private static Command Create(CommandContext context)
    {
        var queue = new QueueArguments();
        var all = new Option<bool>("--all") { Description = "Show disabled patches too, with the guard that disables each" };
        var verbose = new Option<bool>("--verbose", "-v")
        {
            Description = "In an expanded tree: mark applied patches with +, the top with =",
        };

        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("series", Entry.Summary) { all, verbose, json };
        queue.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(
            Run(
                QueueArguments.Open(queue.Read(parsed), context),
                parsed.GetValue(all),
                parsed.GetValue(verbose),
                parsed.GetValue(json),
                context)));
        return command;
    }

    private static int Run(Queues.OpenedQueue queue, bool isAll, bool isVerbose, bool isJson, CommandContext context)
    {
        var symbols = queue.Settings.SymbolSet;
        var hasErrors = false;
        var rows = new List<SeriesRow>();
        foreach (var file in queue.Folder!.Series)
        {
            var series = file.Read();
            DiagnosticText.Write(series.Diagnostics.Select(found => new Queues.SettingDiagnostic(file.Path, found)), context);
            hasErrors |= series.HasErrors;
            rows.AddRange(series.Entries.Select(entry => SeriesRow.Of(file.Path, entry, entry.Decide(symbols))));
        }

        rows.RemoveAll(row => !isAll && !row.IsActive);
        if (isJson)
        {
            SeriesJson.Write(rows, context.Out);
        }
        else
        {
            SeriesText.Write(rows, isAll, isVerbose ? AppliedMarks.Of(queue, context) : null, context.Out);
        }

        return hasErrors ? ExitCode.Failed : ExitCode.Done;
    }
}
