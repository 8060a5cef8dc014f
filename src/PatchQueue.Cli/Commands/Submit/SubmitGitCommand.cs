using System.Collections.Immutable;
using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Submitting;

namespace PatchQueue.Commands;

/// <summary><c>pq submit git</c>: a package as a commit of a git branch.</summary>
internal sealed class SubmitGitCommand
{
    // What git, ssh and the keepers of credentials look at.
    private static readonly string[] Passed =
    [
        "HOME", "USER", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND", "GIT_ASKPASS", "SSH_ASKPASS", "GNUPGHOME", "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE", "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM", "https_proxy", "http_proxy", "no_proxy",
    ];

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
            Variables = Passed.Where(context.Environment.ContainsKey)
                .ToImmutableSortedDictionary(name => name, name => context.Environment[name]),
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
        var report = submission.Run(parsed.GetValue(_dry), cancellation);
        if (place is not null && !parsed.GetValue(_dry))
        {
            using var server = _service.Open(parsed, context);
            ScmSync.Set(server, place, report, cancellation);
        }

        GitSubmitText.Write(report, parsed.GetValue(_json), context.Out);
        return ExitCode.Done;
    }
}
