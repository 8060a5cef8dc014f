using System.CommandLine;
using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Git;
using PatchQueue.Queues;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq blacklist</c>: what the queue is not to have.</summary>
internal sealed class BlacklistCommand
{
    private const string Summary = "Say which upstream commits the queue is not to have";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "blacklist",
        Summary,
        "  pq blacklist add 1da177e4c3f41524e886b7f1b8a0c1fc7321cac2 --reason 'not for our compilers'\n"
        + "  pq blacklist add drivers/staging --reason 'not built'",
        context => new Command("blacklist", Summary) { new BlacklistCommand().Add(context) });

    private const int ShortId = 7;

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string> _what = new("COMMIT|PATH") { Description = "A commit, a CVE, or a path or pattern of paths" };
    private readonly Option<string> _reason = new("--reason")
    {
        HelpName = "TEXT",
        Description = "Why; becomes the comment",
        Required = true,
    };

    private Command Add(CommandContext context)
    {
        var command = new Command("add", "Put a commit, a CVE or a path into blacklist.conf") { _what, _reason };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        var headers = QueueHeaders.Read(session.Queue.Folder!, session.List, new Crew(Environment.ProcessorCount), cancellation);
        var entry = EntryOf(parsed, session);
        var reason = parsed.GetValue(_reason)!.Trim();
        if (reason.Length == 0 || entry.Length == 0 || reason.Any(char.IsControl)
            || entry.Any(letter => char.IsControl(letter) || letter == '#'))
        {
            throw new UsageException("an entry and its reason are one line, and neither is empty");
        }

        Demand(headers, entry);
        var path = QueueHeaders.BlacklistOf(session.Queue.Folder!);
        var before = QueueFile.TryRead(path);
        var changes = new QueueTransaction(session.Queue.Folder!.Root);
        changes.Write(path, before is null ? (ReadOnlyMemory<byte>?)null : before, Blacklist.Add(before, entry, reason));
        session.Commit(changes, []);
        context.Out.WriteLine($"blacklist.conf: {entry}");
        return ExitCode.Done;
    }

    private static void Demand(QueueHeaders headers, string entry)
    {
        if (headers.Blacklist.Find(entry) is { } known)
        {
            throw new IOException($"{entry} is in blacklist.conf already, on line {known.Line}");
        }

        var having = Blacklist.IsCommit(entry)
            ? headers.Naming(entry).FirstOrDefault(row => row.Tag.Is("Git-commit")).Patch?.Reference.DisplayName
            : null;
        if (having is not null)
        {
            throw new IOException($"{entry} is in the queue as {having}; 'pq tag add Alt-commit' says that a commit came upstream twice");
        }
    }

    // What is no id, no CVE, and no commit of the clone is a path.
    private string EntryOf(ParseResult parsed, QueueSession session)
    {
        var what = parsed.GetValue(_what)!.Trim();
        if (Blacklist.IsCommit(what) || what.AsSpan().ContainsAny("*?") || what.StartsWith("CVE-", StringComparison.Ordinal))
        {
            return Blacklist.IsCommit(what) ? what.ToLowerInvariant() : what;
        }

        var isShort = what.Length >= ShortId && what.All(char.IsAsciiHexDigit);
        return isShort ? Resolve(what, _upstream.Clone(parsed, session.Queue.Settings, session.Context))
            : _upstream.CloneOrNull(parsed, session.Queue.Settings, session.Context) is { } clone ? TryResolve(what, clone) ?? what
            : what;
    }

    private static string Resolve(string what, string clone)
    {
        using var objects = GitObjects.Open(clone);
        return objects.Resolve(what).Id;
    }

    private static string? TryResolve(string what, string clone)
    {
        try
        {
            return Resolve(what, clone);
        }
        catch (GitException)
        {
            return null;
        }
    }
}
