using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Patches;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Reads and parses the patches of a series, on all threads of a crew.</summary>
public sealed class PatchLoader(Crew crew)
{
    // The largest patch of any real queue is below 100 MB.
    private const int MaxPatchSize = 1 << 30;

    /// <summary>Reads the patches in the order given.</summary>
    /// <param name="references">The patches.</param>
    /// <param name="progress">Is told how many are read; null for nobody.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    /// <exception cref="PatchFileException">A patch is missing or cannot be read; the first in the order of the series.</exception>
    public ImmutableArray<PlannedPatch> Load(
        IReadOnlyList<PatchReference> references, IProgress<WorkEvent>? progress, CancellationToken cancellation)
    {
        var patches = new PlannedPatch[references.Count];
        var failures = new PatchFileException?[references.Count];
        var slabs = new PatchSlab[crew.Size];
        crew.Do(
            references.Count,
            (worker, i) =>
            {
                try
                {
                    patches[i] = Load(references[i], slabs[worker] ??= new PatchSlab());
                }
                catch (PatchFileException failure)
                {
                    failures[i] = failure;
                }

                if (progress is not null && (i & 1023) == 0)
                {
                    progress.Report(new WorkEvent.PatchesRead(i, references.Count));
                }
            },
            cancellation);
        return failures.FirstOrDefault(failure => failure is not null) is { } first
            ? throw first
            : ImmutableCollectionsMarshal.AsImmutableArray(patches);
    }

    private static PlannedPatch Load(PatchReference reference, PatchSlab slab) =>
        new(reference.DisplayName, PatchReader.Read(ReadBytes(reference, slab)), reference.Strip, reference.IsReversed);

    private static unsafe ReadOnlyMemory<byte> ReadBytes(PatchReference reference, PatchSlab slab)
    {
        var name = Encoding.UTF8.GetBytes(reference.FilePath);
        if (name.Length >= PathBuffer.Size)
        {
            throw new PatchFileException(reference, "has a name longer than a file can have");
        }

        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            using var file = new FileDescriptor(Libc.OpenAt(-100, path, Libc.OpenReadOnly | Libc.OpenNonBlocking | Libc.OpenCloseOnExec, 0));
            if (!file.IsOpen)
            {
                var isMissing = Marshal.GetLastPInvokeError() is Errno.NoEntry or Errno.NotDirectory;
                throw new PatchFileException(reference, isMissing ? "is missing" : SystemCallException.Last("read it").Message);
            }

            var stat = file.Stat(name);
            if (!stat.IsRegular || stat.Size > MaxPatchSize)
            {
                throw new PatchFileException(reference, stat.IsRegular ? "is larger than 1 GiB" : "is not a regular file");
            }

            var room = slab.Take((int)stat.Size);
            return room[..file.Read(room.Span, name)];
        }
    }
}
