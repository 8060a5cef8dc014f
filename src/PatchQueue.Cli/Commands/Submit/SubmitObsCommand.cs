using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Submitting;

namespace PatchQueue.Commands;

/// <summary><c>pq submit obs</c>: a package committed to the build service.</summary>
internal sealed class SubmitObsCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ServiceArguments _service = new();
    private readonly Argument<string> _place = new("PROJECT/PACKAGE") { Description = "The package" };
    private readonly Option<string?> _source = new("--source")
    {
        HelpName = "DIR", Description = "The package's files (default: the current directory)",
    };

    private readonly Option<string?> _message = new("--message", "-m")
    {
        HelpName = "TEXT", Description = "The commit's message (default: source-timestamp)",
    };

    private readonly Option<bool> _create = new("--create") { Description = "Make project and package where they are not there" };
    private readonly Option<string?> _request = new("--request")
    {
        HelpName = "TARGET", Description = "Then ask PROJECT[/PACKAGE] to take it",
    };

    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for the builds, and show how they end" };
    private readonly Option<bool> _results = new("--results") { Description = "Show how the builds stand" };
    private readonly Option<int> _limit = new Option<int>("--wait-limit")
    {
        HelpName = "MINUTES", Description = "Wait no longer than that (default 720)", DefaultValueFactory = _ => 720,
    }.AtLeast(0);

    private readonly Option<bool> _dry = new("--dry-run", "-n") { Description = "Show what would be done; nothing is sent" };
    private readonly Option<bool> _json = new("--json") { Description = "Print a report as JSON" };

    /// <summary>Builds it.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("obs", "Commit a package to the build service; only files that it lacks travel")
        {
            _place, _source, _message, _create, _request, _wait, _results, _limit, _dry, _json,
        };
        _service.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var place = PlaceOf(parsed.GetValue(_place)!);
        var target = parsed.GetValue(_request) is { } word ? PlaceOf(word.Contains('/', StringComparison.Ordinal) ? word
            : $"{word}/{place.Package}") : null;
        var folder = context.PathOf(parsed.GetValue(_source) ?? ".");
        using var server = _service.Open(parsed, context);
        var message = SubmitMessage.Of(parsed.GetValue(_message), folder, place.ToString());
        var submission = new ObsSubmission(server, place, folder)
        {
            Message = message,
            Creates = parsed.GetValue(_create),
            Tell = parsed.GetValue(_json) ? null : file => SubmitText.WriteSending(file, context.Error),
        };
        if (parsed.GetValue(_dry))
        {
            Write(new SubmitReport(server.Api, place, submission.Plan(cancellation).Plan, []), parsed, context);
            return ExitCode.Done;
        }

        var request = target is null ? null : new SubmitRequest(target, message);
        return Follow(submission.Run(cancellation), request, server, parsed, context, cancellation);
    }

    // Whatever fails now, the package is there: that is reported.
    private int Follow(
        SubmitReport report,
        SubmitRequest? request,
        BuildServer server,
        ParseResult parsed,
        CommandContext context,
        CancellationToken cancellation)
    {
        var standing = new BuildStanding([], IsSettled: true);
        try
        {
            report = report with { Request = request?.Open(server, report, cancellation) };
            standing = Standing(new BuildWatch(server, report.Place), parsed, context, cancellation);
            report = report with { Results = standing.Results };
        }
        finally
        {
            Write(report, parsed, context);
        }

        return Judge(standing, parsed.GetValue(_wait), context);
    }

    private BuildStanding Standing(BuildWatch watch, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        if (!parsed.GetValue(_wait))
        {
            return parsed.GetValue(_results) ? watch.Look(cancellation) : new BuildStanding([], IsSettled: true);
        }

        return watch.Wait(
            Pause, TimeSpan.FromMinutes(parsed.GetValue(_limit)),
            parsed.GetValue(_json) ? null : results => SubmitText.WriteStanding(results, context.Error), cancellation);
    }

    private static int Judge(BuildStanding standing, bool isWaitedFor, CommandContext context)
    {
        if (isWaitedFor && !standing.IsOver)
        {
            context.Error.WriteLine("warning: the builds go on, and --wait-limit is over");
            return ExitCode.NeedsPerson;
        }

        return standing.Results.Any(result => result.IsBad) ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private void Write(SubmitReport report, ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(_json))
        {
            SubmitJson.Write(report, parsed.GetValue(_dry), context.Out);
        }
        else
        {
            SubmitText.Write(report, parsed.GetValue(_dry), context.Out);
        }
    }

    private static PackagePlace PlaceOf(string text) => PackagePlace.TryParse(text)
        ?? throw new UsageException($"'{Text.DisplayText.Of(text)}' is no PROJECT/PACKAGE");
}
