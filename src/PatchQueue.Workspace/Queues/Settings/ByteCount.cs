using System.Globalization;

namespace PatchQueue.Queues;

/// <summary>A number of bytes as a person writes it: <c>1048576</c>, <c>1024K</c>, <c>1M</c>.</summary>
internal static class ByteCount
{
    private const string Units = "KMGT";

    /// <summary>Reads it; K is 1024, and each unit 1024 of the one before. Null when it is none.</summary>
    public static long? TryParse(string text)
    {
        var unit = text is [.., var last] ? Units.IndexOf(char.ToUpperInvariant(last), StringComparison.Ordinal) + 1 : 0;
        var isNumber = long.TryParse(unit > 0 ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number <= long.MaxValue >> (10 * unit) ? number << (10 * unit) : null;
    }
}
