using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Operations;
using PatchQueue.Output;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq status</c>: where the tree is, and what in it is not refreshed.</summary>
internal static class StatusCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "status",
        "Show where the tree is, and what is changed and not refreshed",
        "  pq status\n  pq status --json",
        Create);

    private static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var verify = new Option<bool>("--verify") { Description = "Read every file, whatever its times say" };
        return new TreeArguments().Reading(Entry, context, [json, verify], (session, parsed, cancellation) =>
        {
            var report = new StatusReport
            {
                Tree = session.Path,
                Series = [.. session.Queue.Folder!.Series.Select(file => file.Path)],
                Stack = session.Stack,
                Unresolved = [.. session.Tree.Record?.Forced?.Hunks.Select(hunk => hunk.ToString()) ?? []],
                Edits = [.. EditsOf(session, parsed.GetValue(verify), cancellation)
                    .Select(path => new FileEdit(path, TreeEdits.KindOf(session.Tree, path)))],
                Excursion = Excursion.Read(session.Tree),
            };
            if (parsed.GetValue(json))
            {
                StatusJson.Write(report, context.Out);
            }
            else
            {
                StatusText.Write(report, context.Out);
            }

            return ExitCode.Done;
        });
    }

    private static IEnumerable<TreePath> EditsOf(TreeSession session, bool readsAll, CancellationToken cancellation) =>
        TreeEdits.Of(session.Tree, readsAll, session.Crew, cancellation)
            .Concat(MainlineEdits.Of(session.Tree, readsAll, session.Crew, cancellation)).Order();
}
