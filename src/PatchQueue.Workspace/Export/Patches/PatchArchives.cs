using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>
/// The archives of a package that hold its patches: one for each folder <c>patches.*</c> of the queue, and one for all others, which
/// lie in a folder <c>patches</c>. An archive whose patches have not changed has the same bytes as before.
/// </summary>
internal static class PatchArchives
{
    /// <summary>The path of a patch below the folder that the archives are unpacked in.</summary>
    public static string PathOf(string name) =>
        name.StartsWith("patches.", StringComparison.Ordinal) && name.Contains('/', StringComparison.Ordinal) ? name : $"patches/{name}";

    /// <summary>Writes the archives.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="patches">The patches, and any others that are to be shipped.</param>
    /// <param name="package">The package.</param>
    /// <param name="times">When a folder of the queue was last changed.</param>
    /// <returns>Their names.</returns>
    public static ImmutableArray<string> Write(
        ExportJob job, IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> patches, PackageFolder package, QueueTimes times) =>
    [
        .. patches.Select(patch => (Name: PathOf(patch.Name), patch.Bytes)).DistinctBy(patch => patch.Name)
            .GroupBy(patch => patch.Name[..patch.Name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => ArchiveWriting.Write(package, group.Key, job.Compression, times.Of(group.Key), group)),
    ];
}
