using System.Buffers;
using PatchQueue.Cli;
using PatchQueue.Diffing;
using PatchQueue.Editing;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>
/// Puts what is not refreshed into a new patch on top, and leaves the old top as it is: <c>refresh -z</c>, as quilt has it.
/// </summary>
/// <param name="session">The tree and its queue.</param>
internal sealed class EditsFork(TreeSession session)
{
    /// <summary>Makes the patch.</summary>
    /// <param name="given">The name as typed; null or empty for the top's, numbered.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="NothingToDoException">All is refreshed.</exception>
    public int Run(string? given, CancellationToken cancellation)
    {
        MoveRun.DemandResolved(session);
        var stack = session.StackInOrder();
        var top = stack.Series[stack.FindApplied(null)];
        var name = given is { Length: > 0 } ? NewNames.Of(session, given, top) : NextNames.After(top, stack.Series).First();
        UnaddedFiles.TakeIn(session, stack.Position - 1, only: null, cancellation);
        var edits = TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation);
        if (edits.Count == 0)
        {
            throw new NothingToDoException("everything is refreshed");
        }

        var patch = new NewPatch(session, name);
        patch.Demand();
        var diff = new ArrayBufferWriter<byte>();
        new TreeDiff(session.Tree, session.NewHistory(), PatchStyle.Quilt).Write(stack.Position, null, edits, diff);
        var operation = session.NewOperation(patch.SeriesFile, patch.File) with { Refreshed = [.. edits] };
        session.Change(operation, () => patch.Make(diff.WrittenSpan, cancellation));
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"{name} is the top now, with {(edits.Count == 1 ? "1 file" : $"{edits.Count} files")}");
        }

        return ExitCode.Done;
    }
}
