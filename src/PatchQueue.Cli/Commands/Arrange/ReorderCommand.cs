using System.CommandLine;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq reorder</c>: patches get other places in the series, and it is proved what that does to the tree.</summary>
internal sealed class ReorderCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "reorder",
        "Move a patch to another place of the series, and prove what that changes",
        "  pq reorder net-fix --before mm-fix\n  pq reorder net-fix --to 3\n  pq reorder --by new-order",
        context => new ReorderCommand().Create(context));

    private readonly Argument<string?> _patch = new("PATCH") { Arity = ArgumentArity.ZeroOrOne, Description = "The patch to move" };
    private readonly Option<string?> _before = new("--before") { HelpName = "PATCH", Description = "Put it before this patch" };
    private readonly Option<string?> _after = new("--after") { HelpName = "PATCH", Description = "Put it behind this patch" };
    private readonly Option<int?> _to = new("--to") { HelpName = "N", Description = "Make it the Nth active patch" };
    private readonly Option<string?> _by = new("--by") { HelpName = "FILE", Description = "Bring the patches that it lists in order" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change nothing; say what would come of it" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context) => new TreeArguments { IsQuestion = parsed => parsed.GetValue(_dryRun) }.Writing(
        Entry, context, [_patch, _before, _after, _to, _by, _dryRun, _json], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var words = new[] { _before, _after, _by }.Count(option => parsed.GetValue(option) is not null);
        var ways = words + (parsed.GetValue(_to) is null ? 0 : 1);
        if (ways != 1 || (parsed.GetValue(_patch) is null) != (parsed.GetValue(_by) is not null))
        {
            throw new UsageException("name a patch and one of --before, --after and --to, or give --by alone");
        }

        var draft = new SeriesDraft(session.Queue.Folder!);
        Arrange(session, draft, parsed);
        using var list = draft.ToList(session.Queue.Settings);
        var (old, fresh) = (session.List.References, list.References);
        if (old.Zip(fresh).All(pair => pair.First.Name.Span.SequenceEqual(pair.Second.Name.Span)))
        {
            throw new NothingToDoException("the patches stand in that order already");
        }

        var position = session.Stack.Position;
        var reordering = Reordering.Of(session.Tree, old, fresh, position, session.NewJob(null), cancellation);
        return reordering.Applies
            ? Carry(session, draft, reordering, parsed, cancellation)
            : Refuse(session, reordering, parsed.GetValue(_json));
    }

    private void Arrange(TreeSession session, SeriesDraft draft, ParseResult parsed)
    {
        if (parsed.GetValue(_by) is { } file)
        {
            draft.Arrange(Listed(session, file));
            return;
        }

        var patch = session.FindEntry(parsed.GetValue(_patch));
        var (target, side) = parsed.GetValue(_before) is { } before ? (session.FindEntry(before), SeriesSide.Before)
            : parsed.GetValue(_after) is { } after ? (session.FindEntry(after), SeriesSide.After)
            : AtPlace(session, patch, parsed.GetValue(_to)!.Value);
        if (target.Name.Span.SequenceEqual(patch.Name.Span))
        {
            throw new NothingToDoException($"{patch.DisplayName} stands there already");
        }

        draft.Move(patch, target, side);
    }

    private static (PatchReference Target, SeriesSide Side) AtPlace(TreeSession session, PatchReference patch, int place)
    {
        var others = session.List.References.Where(other => !other.Name.Span.SequenceEqual(patch.Name.Span)).ToList();
        if (place < 1 || place > others.Count + 1)
        {
            throw new UsageException($"there is no place {place} among {session.List.References.Count} active patches");
        }

        return session.PlaceOf(patch) == place - 1 ? (patch, SeriesSide.Before)
            : place <= others.Count ? (others[place - 1], SeriesSide.Before)
            : (others[^1], SeriesSide.After);
    }

    private static List<PatchReference> Listed(TreeSession session, string file)
    {
        var bytes = QueueFile.TryRead(session.Context.PathOf(file)) ?? throw new IOException($"'{file}' does not exist");
        var patches = Encoding.UTF8.GetString(bytes)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').Select(session.FindEntry).ToList();
        return patches.Count == 0 ? throw new UsageException($"{file} lists no patch")
            : patches.DistinctBy(patch => patch.DisplayName).Count() < patches.Count
                ? throw new UsageException($"{file} lists a patch twice")
                : patches;
    }

    private int Carry(
        TreeSession session, SeriesDraft draft, Reordering reordering, ParseResult parsed, CancellationToken cancellation)
    {
        if (!parsed.GetValue(_dryRun))
        {
            var position = session.Stack.Position;
            var run = new DraftRun(session, draft) { Position = position > 0 ? position : null };
            if (run.Carry("would be rejected then", cancellation) is var code and not ExitCode.Done)
            {
                return code;
            }
        }

        if (parsed.GetValue(_json))
        {
            ReorderJson.Write(reordering, session.Context.Out);
        }
        else if (!session.Request.IsQuiet || !reordering.IsIdentical)
        {
            ReorderText.Write(reordering, session.Context.Out);
        }

        return ExitCode.Done;
    }

    private static int Refuse(TreeSession session, Reordering reordering, bool isJson)
    {
        if (isJson)
        {
            ReorderJson.Write(reordering, session.Context.Out);
        }

        var rejected = reordering.Fresh.Rejected.ToList();
        new ApplyText(session.Context, isQuiet: true, isVerbose: false).WriteOutcomes(reordering.ToReport(), rejected[0]);
        var names = string.Join(", ", rejected.Select(place => reordering.Fresh.Series[place].DisplayName));
        session.Context.Error.WriteLine($"error: {names} would be rejected in that order; nothing has changed");
        return ExitCode.NeedsPerson;
    }
}
