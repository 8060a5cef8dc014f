using System.Collections.Immutable;

namespace PatchQueue.Merging;

/// <summary>
/// A merge in the making: what differs, in the order of the lines. Agreements stand apart, because conflicts are joined across them as
/// across any line that ours and theirs have in common.
/// </summary>
/// <param name="Regions">What one side changed, or both in different ways; and what looked like that until it was refined.</param>
/// <param name="Agreements">Changes that both sides made; those within a region count for nothing.</param>
internal sealed record MergeDraft(List<MergeChunk> Regions, List<MergeChunk> Agreements)
{
    /// <summary>Puts the regions and agreements between the lines that nobody changed.</summary>
    public ImmutableArray<MergeChunk> ToChunks(MergeSides sides)
    {
        var tiling = new Tiling();
        var next = 0;
        foreach (var region in Regions)
        {
            next = tiling.AddAgreements(Agreements, next, region.Ours.Start, region.Theirs.Start);
            tiling.Add(region);
        }

        tiling.AddAgreements(Agreements, next, sides.Ours.Count, sides.Theirs.Count);
        tiling.FillUpTo(sides.Base.Count, sides.Ours.Count, sides.Theirs.Count);
        return tiling.Chunks.DrainToImmutable();
    }

    private sealed class Tiling
    {
        private int _base;
        private int _ours;
        private int _theirs;

        public ImmutableArray<MergeChunk>.Builder Chunks { get; } = ImmutableArray.CreateBuilder<MergeChunk>();

        // Those before the given lines that are not within what stands already.
        public int AddAgreements(List<MergeChunk> agreements, int next, int oursEnd, int theirsEnd)
        {
            for (; next < agreements.Count && agreements[next].Ours.End <= oursEnd && agreements[next].Theirs.End <= theirsEnd; next++)
            {
                if (agreements[next].Ours.Start >= _ours && agreements[next].Theirs.Start >= _theirs)
                {
                    Add(agreements[next]);
                }
            }

            return next;
        }

        public void Add(MergeChunk chunk)
        {
            FillUpTo(chunk.Base.Start, chunk.Ours.Start, chunk.Theirs.Start);
            Chunks.Add(chunk);
            (_base, _ours, _theirs) = (chunk.Base.End, chunk.Ours.End, chunk.Theirs.End);
        }

        public void FillUpTo(int baseLine, int ourLine, int theirLine)
        {
            if (ourLine > _ours)
            {
                Chunks.Add(new MergeChunk(
                    MergeChunkKind.Common, LineRange.Between(_base, baseLine), LineRange.Between(_ours, ourLine),
                    LineRange.Between(_theirs, theirLine)));
            }
        }
    }
}
