using System.Buffers;

namespace PatchQueue.Diffing;

/// <summary>
/// Names in double quotes with C escapes where they hold a control character, a quote, a backslash or a byte beyond ASCII: git's rule
/// with <c>core.quotePath</c>.
/// </summary>
internal static class QuotedName
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0, 128).Select(i => (byte)i).Where(IsPlain)]);

    /// <summary>A path with what stands around it, quoted if any of it needs that.</summary>
    public static byte[] Of(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> path, ReadOnlySpan<byte> suffix = default)
    {
        byte[] name = [.. prefix, .. path, .. suffix];
        return name.AsSpan().IndexOfAnyExcept(Plain) < 0 ? name : Quote(name);
    }

    private static bool IsPlain(byte octet) => octet is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\';

    private static byte[] Quote(byte[] name)
    {
        var quoted = new List<byte>(name.Length + 16) { (byte)'"' };
        foreach (var octet in name)
        {
            if (IsPlain(octet))
            {
                quoted.Add(octet);
                continue;
            }

            quoted.Add((byte)'\\');
            if (LetterOf(octet) is var letter and not 0)
            {
                quoted.Add(letter);
            }
            else
            {
                quoted.AddRange((byte)('0' + (octet >> 6)), (byte)('0' + ((octet >> 3) & 7)), (byte)('0' + (octet & 7)));
            }
        }

        quoted.Add((byte)'"');
        return [.. quoted];
    }

    private static byte LetterOf(byte octet) => octet switch
    {
        7 => (byte)'a',
        8 => (byte)'b',
        9 => (byte)'t',
        10 => (byte)'n',
        11 => (byte)'v',
        12 => (byte)'f',
        13 => (byte)'r',
        (byte)'"' or (byte)'\\' => octet,
        _ => 0,
    };
}
