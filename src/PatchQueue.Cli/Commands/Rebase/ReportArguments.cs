using System.CommandLine;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Porting;
using PatchQueue.Queues;
using PatchQueue.Rebasing;

namespace PatchQueue.Commands;

/// <summary>The options of what a rebase reports: which history it goes by, and the forms of the report.</summary>
internal sealed class ReportArguments
{
    private readonly Option<string?> _git = new("--git")
    {
        HelpName = "DIR",
        Description = "The clone that has the upstream commits (default: pq.toml's git, or LINUX_GIT)",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    private readonly Option<string?> _html = new("--html")
    {
        HelpName = "FILE",
        Description = "Write the report as a page that stands alone",
    };

    private readonly Option<bool> _all = new("--all", "-a") { Description = "List patches that fit as they are, too" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_git);
        command.Options.Add(_json);
        command.Options.Add(_html);
        command.Options.Add(_all);
    }

    /// <summary>Whether a program reads what is printed.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Whether more than a sum is wanted, where a command has more to say.</summary>
    public bool IsWhole(ParseResult parsed) => parsed.GetValue(_json) || parsed.GetValue(_all) || parsed.GetValue(_html) is not null;

    /// <summary>The clone that the command line names; null for none.</summary>
    public string? Clone(ParseResult parsed) => parsed.GetValue(_git);

    /// <summary>
    /// Finds the upstream changes behind a report. Where the two mainlines tell them, and not their history, only the whole report shows
    /// them.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="forecast">The report.</param>
    /// <param name="clone">The clone that has the upstream commits; null for none.</param>
    /// <param name="cancellation">Ends git.</param>
    public TracedForecast Trace(ParseResult parsed, RebaseForecast forecast, string? clone, CancellationToken cancellation)
    {
        var range = HistoryChoice.TryFind(forecast.Setup.From, forecast.Setup.Onto, clone, cancellation);
        if (range is null && !parsed.GetValue(_json) && parsed.GetValue(_html) is null)
        {
            return new TracedForecast(forecast, Array.Empty<PortedFile>().ToLookup(file => file.PatchIndex));
        }

        var trace = new RebaseTrace(forecast.Setup, forecast.Run, forecast.Report);
        var texts = forecast.Run.Texts(trace.Wanted(), cancellation);
        return new TracedForecast(forecast with { Report = trace.Add(texts, range, cancellation) }, texts);
    }

    /// <summary>Writes a report in the forms that are wanted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="traced">The report.</param>
    /// <param name="context">The world around the command.</param>
    public void Write(ParseResult parsed, TracedForecast traced, CommandContext context)
    {
        if (parsed.GetValue(_html) is { } page)
        {
            Write(context.PathOf(page), traced);
        }

        if (parsed.GetValue(_json))
        {
            RebaseJson.Write(traced.Forecast, traced.Options, context.Out);
        }
        else if (traced.Forecast.Matrix is { } matrix)
        {
            MatrixText.Write(matrix, context.Out);
        }
        else
        {
            RebaseText.Write(traced.Forecast.Report, parsed.GetValue(_all), context.Out);
            OutlookText.Write(traced.Options, context.Out);
        }
    }

    private static void Write(string path, TracedForecast traced)
    {
        using var text = new StringWriter();
        HtmlReport.Write(traced.Forecast, traced.Texts, text);
        QueueFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
