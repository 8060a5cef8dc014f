namespace PatchQueue.Commands;

/// <summary>What somebody may have meant who typed a name that is none.</summary>
internal static class NearNames
{
    private const int Shown = 3;

    /// <summary>A hint that names the nearest, or those that hold it; what helps otherwise where none is near.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="otherwise">The hint where none is near.</param>
    public static string Hint(string name, IEnumerable<string> known, string otherwise)
    {
        var all = known.Distinct(StringComparer.Ordinal).ToList();
        var near = all.Select(other => (other, distance: NameDistance.Between(name, other)))
            .Where(pair => pair.distance <= Math.Max(name.Length, pair.other.Length) / 4)
            .OrderBy(pair => pair.distance).Take(Shown).Select(pair => pair.other).ToList();
        near = near.Count > 0 ? near : [.. all.Where(other => other.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(Shown + 1)];
        return near.Count is > 0 and <= Shown ? $"did you mean {string.Join(" or ", near)}?" : otherwise;
    }
}
