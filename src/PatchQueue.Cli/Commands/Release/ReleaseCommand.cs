using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Submitting;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq release</c>: checked, applied, exported, verified, tagged and handed over by one command.</summary>
internal sealed class ReleaseCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "release",
        "Check, export, verify, tag and hand the queue over by one command",
        "  pq release --tag rpm-6.12.107-3 --out /scratch/kernel-source --submit obs:home:me/kernel-source\n"
        + "  pq release --verify full --out /scratch/kernel-source --submit git:https://example.org/kernel-source#main",
        context => new ReleaseCommand().Create(context));

    private readonly ExportArguments _export = new();
    private readonly ServiceArguments _service = new();
    private readonly Option<string[]> _submit = new("--submit")
    {
        HelpName = "WHERE", Description = "obs:PROJECT/PACKAGE or git:URL#BRANCH; repeatable",
    };

    private readonly Option<bool> _create = new("--create") { Description = "Make project and package where they are not there" };
    private readonly Option<bool> _sign = new("--sign") { Description = "Sign the tag" };
    private readonly Option<bool> _noLfs = new("--no-lfs") { Description = "Keep archives in the git branch's history itself" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _submit, _create, _sign, _noLfs };
        _export.AddTo(command);
        _service.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var request = _export.Read(parsed);
        var targets = (parsed.GetValue(_submit) ?? []).Select(word => TargetOf(word, parsed, context)).ToList();
        var steps = new List<ReleaseStep>();
        foreach (var step in new ReleaseRun(request, targets, context, cancellation).Steps(parsed.GetValue(_sign)))
        {
            steps.Add(step);
            if (!request.IsJson)
            {
                ReleaseText.Write(step, context.Out);
            }
        }

        if (request.IsJson)
        {
            ReleaseText.WriteJson(steps, context.Out);
        }

        return ExitCode.Done;
    }

    private ReleaseTarget TargetOf(string word, ParseResult parsed, CommandContext context)
    {
        if (word.StartsWith("obs:", StringComparison.Ordinal) && PackagePlace.TryParse(word["obs:".Length..]) is { } place)
        {
            return (folder, cancellation) => ToService(place, folder, parsed, context, cancellation);
        }

        var at = word.LastIndexOf('#');
        return word.StartsWith("git:", StringComparison.Ordinal) && at > "git:".Length && at < word.Length - 1
            ? (folder, cancellation) =>
                ToBranch(word["git:".Length..at], word[(at + 1)..], folder, !parsed.GetValue(_noLfs), context, cancellation)
            : throw new UsageException($"{Shown(word)} is neither obs:PROJECT/PACKAGE nor git:URL#BRANCH");
    }

    // What stands before an '@' may be a password.
    private static string Shown(string word) => word.Contains('@', StringComparison.Ordinal) ? "a --submit" : $"'{DisplayText.Of(word)}'";

    private string ToService(
        PackagePlace place, string folder, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var server = _service.Open(parsed, context);
        var report = new ObsSubmission(server, place, folder)
        {
            Message = SubmitMessage.Of(null, folder, place.ToString()),
            Creates = parsed.GetValue(_create),
        }.Run(cancellation);
        return $"{place} at revision {report.Revision}, {report.Sent.Length} files sent";
    }

    private static string ToBranch(
        string url, string branch, string folder, bool usesLargeFiles, CommandContext context, CancellationToken cancellation)
    {
        var remote = SubmitGitCommand.RemoteOf(url, branch, context);
        var report = new GitSubmission(remote, folder)
        {
            Message = SubmitMessage.Of(null, folder, branch),
            UsesLargeFiles = usesLargeFiles,
        }.Run(cancellation);
        return $"{DisplayText.Of(branch)} of {DisplayText.Of(remote.ShownAddress)} at {report.Commit}";
    }
}
