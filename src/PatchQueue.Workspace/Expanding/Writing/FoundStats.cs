using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Notes by what stat(2) tells that the files of a tree, which were there before its record, are the ones that it knows.</summary>
internal static class FoundStats
{
    /// <summary>Reads every file once, and writes the note.</summary>
    public static void Write(WorkTree tree, KnownTree known, SeriesPatches patches, Crew crew, CancellationToken cancellation)
    {
        var inspection = TreeInspection.Of(tree.Root, known, readsAll: true, crew, cancellation);
        var files = known.Record.Groups.SelectMany(group => group.Files)
            .Select(file => file.IsWritten ? inspection.IdentityOf(file.Path) : default);
        TreeStats.Write(
            tree.State,
            known.Bytes,
            Enumerable.Range(0, patches.Count).Select(patches.IdentityOf).Concat(files),
            patches.Count + known.Record.FilesNamed);
        tree.Reread();
    }
}
