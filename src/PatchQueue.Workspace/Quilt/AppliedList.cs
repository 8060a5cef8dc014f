using System.Buffers;

namespace PatchQueue.Quilt;

/// <summary>The file <c>applied-patches</c>: a name a line, from the first; quilt removes it when no patch is applied.</summary>
internal static class AppliedList
{
    /// <summary>Writes names.</summary>
    public static byte[] Write(IEnumerable<QuiltName> names)
    {
        var list = new ArrayBufferWriter<byte>();
        foreach (var name in names)
        {
            list.Write(name.Bytes.Span);
            list.Write("\n"u8);
        }

        return list.WrittenSpan.ToArray();
    }

    /// <summary>Reads names; the last line may lack its LF.</summary>
    /// <exception cref="QuiltStateException">A name leads out of <c>.pc</c>, or to a file that is quilt's own.</exception>
    public static List<QuiltName> Read(ReadOnlySpan<byte> list)
    {
        var names = new List<QuiltName>();
        foreach (var range in list.Split((byte)'\n'))
        {
            if (!list[range].IsEmpty)
            {
                names.Add(QuiltName.Of(list[range]));
            }
        }

        return names;
    }
}
