using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Ordering;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary><c>pq tag fill</c>.</summary>
internal sealed class TagFillCommand
{
    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string[]> _patches = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "The patches (default: the top of the tree)",
    };

    private readonly Option<bool> _all = new("--all") { Description = "All patches of the series" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change nothing" };

    /// <summary>Builds it.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("fill", "Fill in tags that are missing, from the commits that the patches are")
        {
            _patches,
            _all,
            _dryRun,
        };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        var patches = session.Find(parsed.GetValue(_patches)!, parsed.GetValue(_all)).Select(TaggedPatch.Read).ToList();
        using var order = _upstream.OpenOrder(parsed, session.Queue.Settings, context, cancellation);
        var fill = new TagFill(order, _upstream.Clone(parsed, session.Queue.Settings, context));
        var changes = new QueueTransaction(session.Queue.Folder!.Root);
        foreach (var (patch, header, commit) in fill.Fill(patches, cancellation))
        {
            var added = header.Tags.Select(tag => tag.Name).Except(patch.Header.Tags.Select(tag => tag.Name)).ToList();
            if (added.Count > 0 || commit is null)
            {
                var words = commit is null ? "no commit is known" : string.Join(", ", added);
                context.Out.WriteLine($"{patch.Reference.DisplayName}: {words}");
            }

            patch.Change(header, changes);
        }

        if (!parsed.GetValue(_dryRun))
        {
            session.Commit(changes, [.. changes.Files]);
        }

        return ExitCode.Done;
    }
}
