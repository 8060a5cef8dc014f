using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Git;
using PatchQueue.Output;
using PatchQueue.Submitting;

namespace PatchQueue.Commands;

/// <summary><c>pq submit git</c>: a package as a commit of a git branch.</summary>
internal sealed class SubmitGitCommand
{
    private readonly ServiceArguments _service = new();
    private readonly Argument<string> _url = new("URL") { Description = "The repository" };
    private readonly Argument<string> _branch = new("BRANCH") { Description = "The branch; it is made where it is not there" };
    private readonly Option<string?> _source = new("--source")
    {
        HelpName = "DIR", Description = "The package's files (default: the current directory)",
    };

    private readonly Option<string?> _message = new("--message", "-m")
    {
        HelpName = "TEXT", Description = "The commit's message (default: source-timestamp)",
    };

    private readonly Option<bool> _noLfs = new("--no-lfs") { Description = "Keep archives in the history itself" };
    private readonly Option<string?> _scmSync = new("--scmsync")
    {
        HelpName = "PROJECT/PACKAGE", Description = "Then have the build service take this package from the commit",
    };

    private readonly Option<bool> _dry = new("--dry-run", "-n") { Description = "Show what would be committed; nothing is pushed" };
    private readonly Option<bool> _json = new("--json") { Description = "Print a report as JSON" };

    /// <summary>A branch elsewhere, as the command line names it.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static GitRemote RemoteOf(string url, string branch, CommandContext context) => branch.StartsWith('-') || url.StartsWith('-')
        ? throw new UsageException("neither a repository nor a branch begins with a minus")
        : new GitRemote(Directory.Exists(context.PathOf(url)) ? context.PathOf(url) : url, branch)
        {
            Variables = PersonalGit.Variables(context.Environment),
        };

    /// <summary>Builds it.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("git", "Commit a package to a git branch, archives by git LFS")
        {
            _url, _branch, _source, _message, _noLfs, _scmSync, _dry, _json,
        };
        _service.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var (url, branch) = (parsed.GetValue(_url)!, parsed.GetValue(_branch)!);
        var place = parsed.GetValue(_scmSync) is not { } text ? null : PackagePlace.TryParse(text)
            ?? throw new UsageException($"'{Text.DisplayText.Of(text)}' is no PROJECT/PACKAGE");
        var folder = context.PathOf(parsed.GetValue(_source) ?? ".");
        var remote = RemoteOf(url, branch, context);
        var submission = new GitSubmission(remote, folder)
        {
            Message = SubmitMessage.Of(parsed.GetValue(_message), folder, branch),
            UsesLargeFiles = !parsed.GetValue(_noLfs),
        };
        if (parsed.GetValue(_dry))
        {
            GitSubmitText.Write(submission.Plan(cancellation), parsed.GetValue(_json), context.Out);
            return ExitCode.Done;
        }

        // Who we are at the service is known before anything is pushed; whatever fails behind that, the commit is reported.
        using var server = place is null ? null : _service.Open(parsed, context);
        var report = submission.Run(cancellation);
        try
        {
            if (server is not null)
            {
                ScmSync.Set(server, place!, report, cancellation);
            }
        }
        finally
        {
            GitSubmitText.Write(report, parsed.GetValue(_json), context.Out);
        }

        return ExitCode.Done;
    }
}
