using System.CommandLine;
using System.Globalization;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Stack;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq split</c>: a patch becomes several, and the tree stays as it is.</summary>
internal sealed class SplitCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "split",
        "Make several patches of one, by file or by hunk",
        "  pq split net-fix.patch --by-file\n  pq split net-fix.patch --hunk net/core/dev.c:2 --into net-fix-dev.patch\n"
        + "  pq split net-fix.patch --hunk net/core/dev.c --hunk include/linux/netdevice.h:1\n  pq split net-fix.patch --interactive",
        context => new SplitCommand().Create(context));

    private readonly Argument<string> _patch = new("PATCH") { Description = "Which; it is applied" };
    private readonly Option<bool> _byFile = new("--by-file") { Description = "A patch for each file" };
    private readonly Option<bool> _interactive = new("--interactive", "-i")
    {
        Description = "Ask for each hunk whether it goes into the new patch",
    };

    private readonly Option<string?> _into = new("--into")
    {
        HelpName = "NAME",
        Description = "The new patch (default: PATCH with a number)",
    };

    private readonly Option<string[]> _hunk = new("--hunk")
    {
        HelpName = "FILE[:N]",
        Description = "The Nth hunk of a file, or all of it, goes into a new patch behind; repeatable",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context) =>
        new TreeArguments().Writing(Entry, context, [_patch, _byFile, _hunk, _into, _interactive, _json], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        Check(session.Context, parsed);
        var stack = session.StackInOrder();
        var place = stack.FindApplied(parsed.GetValue(_patch)!);
        var planned = Read(session, stack, place, cancellation);
        var parts = Parts(session, new PatchSplit(planned), parsed);
        if (parts.Count < 2)
        {
            throw new NothingToDoException($"{planned.Name} would stay one patch");
        }

        Demand(session, stack, place, planned, parts);
        var names = SplitNames.Of(stack.Series[place], session.List.References, parsed.GetValue(_into), parts.Count - 1);
        Carry(session, stack, place, parts, names, cancellation);
        if (parsed.GetValue(_json))
        {
            PatchesJson.Write(names.Prepend(planned.Name).Select(name => new PatchesJsonPatch(name)), session.Context.Out);
        }
        else if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"{planned.Name} is {parts.Count} patches now, the new ones: {string.Join(", ", names)}");
            session.Context.Out.WriteLine("the expanded tree is identical, and each patch applies at its own lines");
        }

        return ExitCode.Done;
    }

    private void Check(CommandContext context, ParseResult parsed)
    {
        var isByHunk = parsed.GetValue(_hunk) is { Length: > 0 };
        var ways = new[] { parsed.GetValue(_byFile), isByHunk, parsed.GetValue(_interactive) }.Count(way => way);
        if (ways != 1)
        {
            throw new UsageException("split takes one of --by-file, --hunk and --interactive");
        }

        if (parsed.GetValue(_byFile) && parsed.GetValue(_into) is not null)
        {
            throw new UsageException("--into names one patch, and --by-file may make several");
        }

        if (parsed.GetValue(_interactive) && !context.IsTerminal)
        {
            throw new UsageException("--interactive needs a terminal", "--hunk FILE:N names hunks without one");
        }
    }

    private static PlannedPatch Read(TreeSession session, PatchStack stack, int place, CancellationToken cancellation)
    {
        var patches = new SeriesPatches([stack.Series[place]]);
        var planned = patches.ReadAll(session.Crew, null, cancellation)[0];
        return QueueFile.TryRead(stack.Series[place].FilePath) is { } file && file.AsSpan().SequenceEqual(planned.Whole.Bytes.Span)
            ? planned
            : throw new IOException($"{planned.Name} is compressed, or lies elsewhere; only a plain file in the queue can be split");
    }

    private IReadOnlyList<byte[]> Parts(TreeSession session, PatchSplit split, ParseResult parsed) =>
        parsed.GetValue(_byFile) ? split.ByFile()
        : parsed.GetValue(_interactive) ? split.ByHunks(new HunkQuestions(session.Context).Ask(split))
        : split.ByHunks([.. parsed.GetValue(_hunk)!.Select(word => ChosenBy(session, word))]);

    private static ChosenHunk ChosenBy(TreeSession session, string word)
    {
        var colon = word.LastIndexOf(':');
        return colon > 0 && int.TryParse(word[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var hunk) && hunk > 0
            ? new ChosenHunk(TreeFiles.PathOf(session, word[..colon]), hunk)
            : new ChosenHunk(TreeFiles.PathOf(session, word), 0);
    }

    private static void Demand(TreeSession session, PatchStack stack, int place, PlannedPatch planned, IReadOnlyList<byte[]> parts)
    {
        var files = new PatchFiles(session.Tree, stack, session.Crew);
        if (files.AddedTo(place).Any())
        {
            throw new IOException($"files were added to {planned.Name} and are not refreshed; refresh it first");
        }

        var history = new TreeHistory(session.Tree, new SeriesPatches([.. stack.Series.Take(place + 1)]), session.Crew);
        var paths = files.NamedBy(place);
        var (before, after) = (history.At(place, paths), history.At(place + 1, paths));
        var removesEmpty = session.Tree.Record?.Options.RemovesEmptyFiles ?? false;
        if (SplitProof.Fault(planned, [planned.Whole.Bytes], before, after, removesEmpty) is { } moved)
        {
            throw new IOException($"hunks of {moved} in {planned.Name} do not stand at their own lines; refresh it first");
        }

        if (SplitProof.Fault(planned, [.. parts.Select(part => (ReadOnlyMemory<byte>)part)], before, after, removesEmpty) is { } wrong)
        {
            throw new IOException($"the parts would not make the same {wrong}; nothing is changed");
        }
    }

    private static void Carry(
        TreeSession session,
        PatchStack stack,
        int place,
        IReadOnlyList<byte[]> parts,
        IReadOnlyList<string> names,
        CancellationToken cancellation)
    {
        var patch = stack.Series[place];
        var files = names.Select(name => Path.Combine(patch.Folder.Path, name)).ToList();
        session.Change(session.NewOperation([patch.SeriesFile, patch.FilePath, .. files]), () =>
        {
            PatchPacking.Write(patch.FilePath, parts[0]);
            for (var i = names.Count - 1; i >= 0; i--)
            {
                PatchPacking.Write(files[i], parts[i + 1]);
                QueueEdit.InsertAlike(session.Queue.Folder!, patch, Encoding.UTF8.GetBytes(names[i]));
            }

            using var again = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false);
            var moved = PatchStack.Of(session.Tree.Record, again.References);
            var job = session.NewJob(null) with { KeepsEdits = true };
            var report = StackMove.To(session.Tree, moved, stack.Position + names.Count, job, cancellation);
            return report is { HasRejects: false, Report.FilesRewritten: null or 0 }
                ? report
                : throw new IOException("the tree would not stay as it is; nothing is changed");
        });
    }
}
