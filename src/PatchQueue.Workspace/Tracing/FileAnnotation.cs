using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Tracing;

/// <summary>A file of a tree, and for each of its lines where it comes from.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Makers">
/// For each line the patch that made it, as a place in the series, or <see cref="TracedFile.Mainline"/> or <see cref="NotRefreshed"/>.
/// </param>
/// <param name="Patches">The patches that change the file, in order; those too of which no line is left.</param>
public sealed record FileAnnotation(LineTable Lines, ImmutableArray<int> Makers, ImmutableArray<int> Patches)
{
    /// <summary>What somebody has changed in the tree and no patch has yet.</summary>
    public const int NotRefreshed = int.MaxValue;

    /// <summary>Annotates a file; one that a patch has removed has no lines. Null when there has been none.</summary>
    /// <param name="history">The tree's files between its patches.</param>
    /// <param name="position">How many patches are in.</param>
    /// <param name="path">The file.</param>
    /// <param name="inTree">The file as it is in the tree, where that is to be annotated; otherwise null.</param>
    /// <exception cref="IOException">A patch that is in the tree does not apply any more.</exception>
    public static FileAnnotation? Of(TreeHistory history, int position, TreePath path, SourceFile? inTree)
    {
        var steps = new List<TraceStep>();
        var trace = new FileTrace(history);
        trace.Run(position, [path], steps.Add);
        var traced = trace.Files.TryGetValue(path, out var found)
            ? found
            : TracedFile.OfMainline(history.At(position, [path])[path]);
        if (inTree is not null)
        {
            traced = traced.With(NotRefreshed, inTree, isMoved: false, out _);
        }

        var patches = PatchesOf(steps, path);
        return traced.Content is null && patches.IsEmpty ? null : new FileAnnotation(traced.Lines, traced.Makers, patches);
    }

    // A renamed file has the patches of the name that it had, too.
    private static ImmutableArray<int> PatchesOf(List<TraceStep> steps, TreePath path)
    {
        var patches = new SortedSet<int>();
        foreach (var step in steps.OrderByDescending(step => step.Patch).ToList())
        {
            if (step.Path.Equals(path))
            {
                patches.Add(step.Patch);
                path = step.From;
            }
        }

        return [.. patches];
    }
}
