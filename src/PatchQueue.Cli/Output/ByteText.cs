using System.Globalization;

namespace PatchQueue.Output;

/// <summary>A number of bytes as a person reads it: two or three digits and a unit.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>The words, such as <c>1.5 GiB</c>.</summary>
    public static string Of(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1000 && unit < Units.Length - 1; unit++)
        {
            value /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, value < 100 && unit > 0 ? 1 : 0)} {Units[unit]}");
    }
}
