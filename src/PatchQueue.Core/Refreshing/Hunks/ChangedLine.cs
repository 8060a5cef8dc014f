using System.IO.Hashing;

namespace PatchQueue.Refreshing;

/// <summary>A removed or added line, to be compared with others.</summary>
/// <param name="Kind"><c>'-'</c> or <c>'+'</c>.</param>
/// <param name="Hash">Of its content with its LF.</param>
/// <param name="IsTelling">Whether it says something about what is changed: it has a letter or a digit.</param>
internal readonly record struct ChangedLine(byte Kind, UInt128 Hash, bool IsTelling)
{
    /// <summary>Makes one of a line's content.</summary>
    public static ChangedLine Of(byte kind, ReadOnlySpan<byte> content)
    {
        var isTelling = false;
        foreach (var octet in content)
        {
            isTelling |= char.IsAsciiLetterOrDigit((char)octet) || octet >= 0x80;
        }

        return new ChangedLine(kind, XxHash128.HashToUInt128(content), isTelling);
    }
}
