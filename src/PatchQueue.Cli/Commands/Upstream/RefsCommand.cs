using System.CommandLine;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Headers;
using PatchQueue.Output;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq refs</c>: the patches by what they refer to.</summary>
internal sealed class RefsCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "refs",
        "List patches by bug and CVE",
        "  pq refs\n  pq refs bsc#1012628 CVE-2021-3542\n  pq refs --cve --json",
        context => new RefsCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Argument<string[]> _references = new("REFERENCE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Only these, in any spelling",
    };

    private readonly Option<bool> _cve = new("--cve") { Description = "Only vulnerabilities" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _references, _cve, _json };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = QueueSession.Open(_queue.Read(parsed), context);
        var headers = QueueHeaders.Read(session.Queue.Folder!, session.List, new Crew(Environment.ProcessorCount), cancellation);
        var wanted = parsed.GetValue(_references)!.SelectMany(word => Reference.ReadAll(word)).Select(reference => reference.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rows = headers.References()
            .Where(row => IsWanted(row.Reference, wanted) && (!parsed.GetValue(_cve) || row.Reference.Kind == ReferenceKind.Cve))
            .GroupBy(row => row.Reference.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new RefsRow(
                group.First().Reference.Key, group.First().Reference.Kind,
                [.. group.Select(row => row.Patch.Reference.DisplayName).Distinct()]))
            .OrderBy(row => row.Kind).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        if (parsed.GetValue(_json))
        {
            RefsJson.Write(rows, context.Out);
        }
        else
        {
            RefsText.Write(rows, context.Out);
        }

        return ExitCode.Done;
    }

    // A word of prose is no reference unless it is asked for.
    private static bool IsWanted(Reference reference, HashSet<string> wanted) =>
        wanted.Count > 0 ? wanted.Contains(reference.Key) : reference.Kind is not ReferenceKind.Other;
}
