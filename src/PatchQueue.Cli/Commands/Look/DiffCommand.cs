using System.Buffers;
using System.Collections.Frozen;
using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Diffing;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq diff</c>: what the top patch changes, with what is not refreshed yet.</summary>
internal sealed class DiffCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "diff",
        "Show what the top patch changes, refreshed or not",
        "  pq diff\n  pq diff -z\n  pq diff -P net-fix.patch net/core/dev.c\n  pq diff --from first.patch --to last.patch",
        context => new DiffCommand().Create(context));

    private readonly Argument<string[]> _files = new("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these files" };
    private readonly Option<bool> _edits = new("-z") { Description = "Only what is not refreshed yet" };
    private readonly Option<string?> _patch = new("--patch", "-P") { HelpName = "PATCH", Description = "What this patch changes" };
    private readonly Option<string?> _from = new("--from") { HelpName = "PATCH", Description = "From after this patch (- is mainline)" };
    private readonly Option<bool> _snapshot = new("--snapshot") { Description = "From the last pq snapshot to the tree" };
    private readonly Option<bool> _sides = new("--side-by-side", "-y") { Description = "In two columns" };
    private readonly Option<bool> _words = new("--word-diff") { Description = "By words: [-gone-] and {+new+}" };
    private readonly Option<string?> _to = new("--to") { HelpName = "PATCH", Description = "To after this patch (default: the tree)" };

    private Command Create(CommandContext context) => new TreeArguments().Reading(
        Entry, context, [_files, _edits, _patch, _from, _to, _snapshot, _sides, _words], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var stack = session.StackInOrder();
        var snapshot = parsed.GetValue(_snapshot) ? SnapshotOf(session, parsed) : null;
        var (from, to) = snapshot is null ? Range(stack, parsed) : (0, null);
        var only = TreeFiles.PathsOf(session, parsed.GetValue(_files)!);
        var paths = only.Length > 0 ? only : PathsBetween(session, stack, from, to, cancellation).Concat(snapshot?.Paths ?? []);
        var unadded = to is null
            ? UnaddedFiles.Of(session, only.Length > 0 ? only : null, cancellation)
            : FrozenDictionary<TreePath, SourceFile>.Empty;
        var diff = new TreeDiff(session.Tree, session.NewHistory(), PatchStyle.Quilt) { Snapshot = snapshot, Originals = unadded };
        Show(diff, (from, to), paths.Concat(unadded.Keys), parsed, session.Context);
        return ExitCode.Done;
    }

    private void Show(TreeDiff diff, (int From, int? To) range, IEnumerable<TreePath> paths, ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(_sides) || parsed.GetValue(_words))
        {
            var (views, pairs) = (new DiffViews(context), diff.Pairs(range.From, range.To, paths));
            Action<IEnumerable<FilePair>> write = parsed.GetValue(_sides) ? views.WriteSideBySide : views.WriteWords;
            write(pairs);
            return;
        }

        var output = new ArrayBufferWriter<byte>();
        diff.Write(range.From, range.To, paths, output);
        DiffText.Write(output.WrittenSpan, context);
    }

    private Snapshot SnapshotOf(TreeSession session, ParseResult parsed) =>
        parsed.GetValue(_edits) || new[] { _patch, _from, _to }.Any(option => parsed.GetValue(option) is not null)
            ? throw new UsageException("--snapshot compares with the tree as it is; it goes with none of -z, -P, --from and --to")
            : Snapshot.TryRead(session.Tree) ?? throw new UnknownPatchException("there is no snapshot", "pq snapshot takes one");

    private (int From, int? To) Range(PatchStack stack, ParseResult parsed)
    {
        if (parsed.GetValue(_edits))
        {
            return (stack.Position, null);
        }

        if (parsed.GetValue(_from) is not null || parsed.GetValue(_to) is not null)
        {
            return (parsed.GetValue(_from) is { } from and not "-" ? stack.FindApplied(from) + 1 : 0,
                parsed.GetValue(_to) is { } to ? stack.FindApplied(to) + 1 : null);
        }

        var place = stack.FindApplied(parsed.GetValue(_patch));
        return (place, place == stack.Position - 1 ? null : place + 1);
    }

    private static IEnumerable<TreePath> PathsBetween(
        TreeSession session, PatchStack stack, int from, int? to, CancellationToken cancellation)
    {
        var files = new PatchFiles(session.Tree, stack, session.Crew);
        var named = Enumerable.Range(from, (to ?? stack.Position) - from).SelectMany(files.NamedBy);
        return to is null ? named.Concat(TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation)) : named;
    }
}
