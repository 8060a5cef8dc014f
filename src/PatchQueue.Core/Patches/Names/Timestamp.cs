using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PatchQueue.Patches;

/// <summary>
/// The timestamp after a file's name. Only one thing is asked of it: whether it is the epoch, which says that the file is absent.
/// As in GNU patch, the listed time may be local, so anything from 25 hours before to 26 hours after the epoch counts.
/// </summary>
internal static partial class Timestamp
{
    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;
    private static readonly string[] Ctime = ["ddd MMM d HH:mm:ss yyyy"];

    /// <summary>Whether <paramref name="text"/> is a time that stands for an absent file.</summary>
    public static bool IsEpoch(ReadOnlySpan<byte> text)
    {
        // Nearly every timestamp is settled here: no year of the epoch in it.
        if (text.IndexOf("1970"u8) < 0 && text.IndexOf("1969"u8) < 0)
        {
            return false;
        }

        var time = Encoding.Latin1.GetString(text).Trim();
        return TryParse(time, out var stamp) && stamp > Epoch.AddHours(-25) && stamp < Epoch.AddHours(26);
    }

    private static bool TryParse(string time, out DateTimeOffset stamp)
    {
        // 1970-01-01 00:00:00.000000000 +0000: nine digits are more than .NET reads.
        var iso = Fraction().Replace(time, string.Empty);
        return DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out stamp)
            || DateTimeOffset.TryParseExact(
                Blanks().Replace(iso, " "), Ctime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out stamp);
    }

    [GeneratedRegex(@"\.\d+")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
