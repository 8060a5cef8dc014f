using PatchQueue.Expanding;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>The expanded tree in a folder, with nothing of pq's own in it.</summary>
internal sealed class TreeFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "tree";

    /// <inheritdoc/>
    public override string Summary => "the expanded tree";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation) =>
        MainlineExpansion.Run(job, new SeriesPatches(job.Patches) { TakesText = true }, package.Path, cancellation);

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var marks = TreeComparison.Marks(package.Path, cancellation);
        Demand(expanded, marks);
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof) => proof.DemandTree(proof.Package);

    /// <summary>Demands that every file that patches touch is as it must be.</summary>
    public static void Demand(ExpandedQueue expanded, SortedDictionary<TreePath, FileMark> marks)
    {
        var wrong = expanded.Manifest.Files.Where(file => marks.GetValueOrDefault(file.Key, FileMark.Absent) != file.Value)
            .Select(file => file.Key).FirstOrDefault();
        if (wrong is not null)
        {
            throw new ExportException($"what was written is not the tree that was exported: {wrong} differs");
        }
    }
}
