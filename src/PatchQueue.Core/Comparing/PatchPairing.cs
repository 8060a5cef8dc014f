using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Comparing;

/// <summary>
/// Finds the patches of two versions of a queue that are the same: by name, by commit, by what they do, by how alike they are.
/// </summary>
public static class PatchPairing
{
    // What git's range-diff takes for a rewritten patch: less than six tenths of it are new.
    private const long LeastPercent = 40;

    // So many patches that nothing else pairs are compared, each with each.
    private const int MostCompared = 1000;

    /// <summary>Pairs them.</summary>
    /// <param name="old">The old version, in the order of its series.</param>
    /// <param name="fresh">The new one.</param>
    /// <returns>In the order of the new series; what the old one has alone stands behind the pair that it followed.</returns>
    public static ImmutableArray<PatchPair> Of(IReadOnlyList<VersionedPatch> old, IReadOnlyList<VersionedPatch> fresh)
    {
        var pairs = new Dictionary<VersionedPatch, VersionedPatch>(ReferenceEqualityComparer.Instance);
        var left = new Dictionary<VersionedPatch, bool>(ReferenceEqualityComparer.Instance);
        foreach (var patch in old)
        {
            left[patch] = true;
        }

        Match(patch => patch.Name);
        Match(patch => patch.Commit);
        Match(patch => patch.Id);
        MatchAlike();
        return InOrder(old, fresh, pairs);

        void Match(Func<VersionedPatch, object?> key)
        {
            var byKey = left.Keys.Where(patch => key(patch) is not null).GroupBy(patch => key(patch)!).Where(group => group.Count() == 1)
                .ToDictionary(group => group.Key, group => group.First());
            foreach (var group in Unpaired().Where(patch => key(patch) is not null).GroupBy(patch => key(patch)!)
                .Where(group => group.Count() == 1).ToList())
            {
                if (byKey.TryGetValue(group.Key, out var one))
                {
                    Pair(one, group.First());
                }
            }
        }

        void MatchAlike()
        {
            var (ones, others) = (left.Keys.ToList(), Unpaired().ToList());
            if (ones.Count > MostCompared || others.Count > MostCompared)
            {
                return;
            }

            var texts = ones.Concat(others).ToDictionary(patch => patch, patch => PatchForm.WithoutNumbers(patch.Patch), ReferenceComparer);
            var rows = ones.SelectMany(one => others.Select(other => (one, other, Percent: Alike(texts[one], texts[other]))));
            foreach (var (one, other, _) in rows
                .Where(row => row.Percent >= LeastPercent).OrderByDescending(row => row.Percent))
            {
                if (left.ContainsKey(one) && !pairs.ContainsKey(other))
                {
                    Pair(one, other);
                }
            }
        }

        IEnumerable<VersionedPatch> Unpaired() => fresh.Where(patch => !pairs.ContainsKey(patch));

        void Pair(VersionedPatch one, VersionedPatch other)
        {
            pairs[other] = one;
            left.Remove(one);
        }
    }

    private static IEqualityComparer<VersionedPatch> ReferenceComparer => ReferenceEqualityComparer.Instance;

    private static long Alike(byte[] one, byte[] other) =>
        Math.Min(one.Length, other.Length) * 100L < Math.Max(one.Length, other.Length) * LeastPercent ? 0 : Similarity.Percent(one, other);

    private static ImmutableArray<PatchPair> InOrder(
        IReadOnlyList<VersionedPatch> old, IReadOnlyList<VersionedPatch> fresh, Dictionary<VersionedPatch, VersionedPatch> pairs)
    {
        var paired = pairs.Values.ToHashSet(ReferenceComparer);
        var rows = ImmutableArray.CreateBuilder<PatchPair>();
        var next = 0;
        foreach (var patch in fresh)
        {
            var one = pairs.GetValueOrDefault(patch);
            // What is gone stands where it stood.
            for (; one is not null && next < old.Count && old[next].Number < one.Number; next++)
            {
                AddRemoved(old[next]);
            }

            rows.Add(new PatchPair(one, patch));
        }

        for (; next < old.Count; next++)
        {
            AddRemoved(old[next]);
        }

        return rows.DrainToImmutable();

        void AddRemoved(VersionedPatch patch)
        {
            if (!paired.Contains(patch))
            {
                rows.Add(new PatchPair(patch, null));
            }
        }
    }
}
