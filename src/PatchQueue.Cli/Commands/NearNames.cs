namespace PatchQueue.Commands;

/// <summary>What somebody may have meant who typed a name that is none.</summary>
internal static class NearNames
{
    private const int Shown = 3;

    /// <summary>A hint that names the nearest, or those that hold it; what helps otherwise where none is near.</summary>
    /// <param name="name">What was typed; known elsewhere, it is not what was meant.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="otherwise">The hint where none is near.</param>
    public static string Hint(string name, IEnumerable<string> known, string otherwise)
    {
        var all = known.Distinct(StringComparer.Ordinal).Where(other => other != name).ToList();
        var near = Of(name, all, part: 4).Take(Shown).ToList();
        near = near.Count > 0 ? near : [.. all.Where(other => other.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(Shown + 1)];
        return near.Count is > 0 and <= Shown ? $"did you mean {string.Join(" or ", near)}?" : otherwise;
    }

    /// <summary>The names that are near, the nearest first.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="part">One letter in so many may differ.</param>
    public static IEnumerable<string> Of(string name, IEnumerable<string> known, int part) => known
        .Select(other => (other, distance: NameDistance.Between(name, other)))
        .Where(pair => pair.distance <= Math.Max(name.Length, pair.other.Length) / part)
        .OrderBy(pair => pair.distance).Select(pair => pair.other);
}
