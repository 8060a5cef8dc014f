using System.Collections.Frozen;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Files of the mainline that somebody has changed without having added them to a patch.</summary>
internal static class UnaddedFiles
{
    /// <summary>What they are in the mainline.</summary>
    /// <param name="session">The tree.</param>
    /// <param name="only">The files to look at; null for all.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="UnknownPatchException">The mainline cannot be read any more.</exception>
    public static IReadOnlyDictionary<TreePath, SourceFile> Of(
        TreeSession session, IReadOnlyCollection<TreePath>? only, CancellationToken cancellation)
    {
        var paths = MainlineEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation)
            .Where(path => only is null || only.Contains(path)).ToList();
        if (paths.Count == 0)
        {
            return FrozenDictionary<TreePath, SourceFile>.Empty;
        }

        try
        {
            var cache = CacheArguments.Open(session.Queue.Settings, _ => { });
            return MainlineContents.Read(session.Tree, paths, cache, cancellation);
        }
        catch (IOException fault)
        {
            throw new UnknownPatchException(
                $"{paths[0]} has been changed and is in no patch, and {fault.Message}",
                "put the mainline back, or your change aside; pq add takes a file in before it is changed");
        }
    }

    /// <summary>Takes them into a patch.</summary>
    /// <param name="session">The tree.</param>
    /// <param name="place">The patch's place, from 0.</param>
    /// <param name="only">The files to take; null for all.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static void TakeIn(TreeSession session, int place, IReadOnlyCollection<TreePath>? only, CancellationToken cancellation)
    {
        var originals = Of(session, only, cancellation);
        if (originals.Count > 0)
        {
            new FileAdding(session.Tree, place, session.Crew) { Originals = originals }.Add(originals.Keys.Order());
        }
    }
}
