using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Reads and parses the patches of a series, on all threads of a crew.</summary>
public sealed class PatchLoader(Crew crew)
{
    private const int ReportEvery = 1024;

    /// <summary>Reads the patches in the order given.</summary>
    /// <param name="references">The patches.</param>
    /// <param name="progress">Is told how many are read; null for nobody.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    /// <exception cref="PatchFileException">A patch is missing or cannot be read; the first in the order of the series.</exception>
    public ImmutableArray<PlannedPatch> Load(
        IReadOnlyList<PatchReference> references, IProgress<WorkEvent>? progress, CancellationToken cancellation)
    {
        var patches = new PlannedPatch[references.Count];
        var faults = new string?[references.Count];
        var (slabs, readers) = (new PatchSlab[crew.Size], new PatchReader[crew.Size]);
        crew.Do(
            references.Count,
            (worker, i) =>
            {
                (patches[i], faults[i]) = Load(references[i], slabs[worker] ??= new PatchSlab(), readers[worker] ??= new PatchReader());
                if (progress is not null && i % ReportEvery == 0)
                {
                    progress.Report(new WorkEvent.PatchesRead(i, references.Count));
                }
            },
            cancellation);
        return Array.FindIndex(faults, fault => fault is not null) is var first and >= 0
            ? throw new PatchFileException(references[first], faults[first]!)
            : ImmutableCollectionsMarshal.AsImmutableArray(patches);
    }

    private static (PlannedPatch Patch, string? Fault) Load(PatchReference reference, PatchSlab slab, PatchReader reader)
    {
        var (bytes, fault) = reference.Folder.Read(reference.Name.Span, slab);
        return (new PlannedPatch(reference.DisplayName, reader.ReadNext(bytes), reference.Strip, reference.IsReversed), fault);
    }
}
