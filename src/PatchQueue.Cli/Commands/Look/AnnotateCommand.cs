using System.CommandLine;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq annotate</c>: where each line of a file comes from.</summary>
internal static class AnnotateCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "annotate",
        "Show which patch each line of a file comes from",
        "  pq annotate net/core/dev.c\n  pq annotate net/core/dev.c:310\n  pq annotate -P net-fix.patch net/core/dev.c --json",
        Create);

    private static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE[:LINE]") { Description = "The file, or one line of it" };
        var patch = new Option<string?>("--patch", "-P") { HelpName = "PATCH", Description = "The file as it is behind this patch" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Reading(Entry, context, [file, patch, json], (session, parsed, _) =>
        {
            var (name, line) = Split(session, parsed.GetValue(file)!);
            var report = Annotate(session, name, parsed.GetValue(patch)) with { OnlyLine = line };
            if (line > report.File.Lines.Count)
            {
                throw new IOException($"{name} has {report.File.Lines.Count} lines there");
            }

            if (parsed.GetValue(json))
            {
                AnnotateJson.Write(report, context.Out);
            }
            else
            {
                AnnotateText.Write(report, context);
            }

            return ExitCode.Done;
        });
    }

    // A file whose name ends like a line number is taken for what it is.
    private static (string Name, int? Line) Split(TreeSession session, string word)
    {
        var colon = word.LastIndexOf(':');
        return colon > 0
            && int.TryParse(word[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && !File.Exists(session.Context.PathOf(word))
                ? line > 0 ? (word[..colon], line) : throw new UsageException("lines count from 1")
                : (word, null);
    }

    private static AnnotateReport Annotate(TreeSession session, string name, string? patch)
    {
        var stack = session.StackInOrder();
        var position = patch is null ? stack.Position : stack.FindApplied(patch) + 1;
        var path = TreeFiles.PathOf(session, name);
        var patches = new SeriesPatches([.. stack.Series.Take(stack.Position)]);
        var history = new TreeHistory(session.Tree, patches, session.Crew);
        var inTree = patch is null ? session.Tree.Read(path) : null;
        var isEdited = inTree is not null && !FileVersions.IsSame(inTree, history.At(position, [path])[path]);
        var file = FileAnnotation.Of(history, position, path, isEdited ? inTree : null)
            ?? throw new IOException($"there is no file {name} {(patch is null ? "in the tree" : "behind that patch")}");
        patches.Read([.. file.Patches.Where(place => place != FileAnnotation.NotRefreshed)], session.Crew, null, CancellationToken.None);
        return new AnnotateReport(path, file, patches.ToArray());
    }
}
