using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Rebasing;

/// <summary>Patches of which some have been settled: the plan has their old sections and behind them those that they have now.</summary>
/// <param name="patches">The patches as they were.</param>
/// <param name="settled">What they have become, by their place, from 0; null for one that is gone.</param>
internal sealed class SettledPatches(
    ImmutableArray<PlannedPatch> patches, IReadOnlyDictionary<int, ReadOnlyMemory<byte>?> settled)
{
    /// <summary>The patches as they were.</summary>
    public ImmutableArray<PlannedPatch> Was => patches;

    /// <summary>How many sections of a patch are the old one's; null for one that is not settled.</summary>
    /// <param name="index">Its place, from 0.</param>
    public int? OldCountOf(int index) => settled.ContainsKey(index) ? patches[index].Patch.FilePatches.Length : null;

    /// <summary>A patch as the queue has it now.</summary>
    /// <param name="index">Its place, from 0.</param>
    public PlannedPatch Now(int index) => settled.TryGetValue(index, out var bytes) && bytes is { } now
        ? patches[index] with { Patch = PatchReader.Read(now), Reread = null }
        : patches[index];

    /// <summary>Plans all of them.</summary>
    /// <param name="names">The old mainline's names of files by the new one's, where they differ.</param>
    public ApplyPlan Plan(IReadOnlyDictionary<TreePath, TreePath> names)
    {
        var joined = patches.ToBuilder();
        foreach (var (index, bytes) in settled)
        {
            joined[index] = patches[index] with { Patch = Join(patches[index].Whole, bytes, names), Reread = null };
        }

        return ApplyPlan.Of(joined.ToImmutable());
    }

    private static Patch Join(Patch old, ReadOnlyMemory<byte>? bytes, IReadOnlyDictionary<TreePath, TreePath> names)
    {
        if (bytes is not { } now)
        {
            return old;
        }

        var patch = PatchReader.Read(now);
        var named = names.Count == 0 ? patch : PatchReader.Read(SectionRename.Of(patch, names));
        byte[] end = old.Text.Span.EndsWith("\n"u8) ? [] : [(byte)'\n'];
        return PatchReader.Read((byte[])[.. old.Text.Span, .. end, .. named.Text.Span[named.HeaderLength..]]);
    }
}
