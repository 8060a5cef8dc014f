using System.Globalization;
using System.Text;
using PatchQueue.Archives;
using PatchQueue.Expanding;

namespace PatchQueue.Commands;

/// <summary>Names after the model of another patch, numbered as quilt does: <c>net-fix-2.patch</c> after <c>net-fix.patch</c>.</summary>
internal static class NextNames
{
    /// <summary>The numbered names that the queue does not have yet, without end.</summary>
    /// <param name="patch">The patch that they come after.</param>
    /// <param name="series">The active patches.</param>
    public static IEnumerable<string> After(PatchReference patch, IReadOnlyList<PatchReference> series)
    {
        var old = Encoding.UTF8.GetString(patch.Name.Span);
        var packing = Compression.OfName(old) == CompressionKind.None ? "" : Path.GetExtension(old);
        var plain = old[..^packing.Length];
        var (stem, number) = Cut(Path.ChangeExtension(plain, null));
        return Enumerable.Range(number + 1, int.MaxValue - number - 1)
            .Select(next => string.Create(CultureInfo.InvariantCulture, $"{stem}-{next}{Path.GetExtension(plain)}{packing}"))
            .Where(name => !IsTaken(patch, series, name));
    }

    /// <summary>Whether the queue has a file or an active patch of that name.</summary>
    public static bool IsTaken(PatchReference patch, IReadOnlyList<PatchReference> series, string name) =>
        File.Exists(Path.Combine(patch.Folder.Path, name)) || series.Any(other => other.DisplayName == name);

    private static (string Stem, int Number) Cut(string stem)
    {
        var digits = stem.AsSpan()[(stem.LastIndexOf('-') + 1)..];
        var hasNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return hasNumber && digits.Length < Math.Min(stem.Length, 5)
            ? (stem[..^(digits.Length + 1)], Math.Max(number, 1))
            : (stem, 1);
    }
}
