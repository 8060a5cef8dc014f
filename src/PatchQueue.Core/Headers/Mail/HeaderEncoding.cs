using System.Text;
using System.Text.Unicode;

namespace PatchQueue.Headers;

/// <summary>The letters of a header: UTF-8, or ISO 8859-1 where it is not.</summary>
internal static class HeaderEncoding
{
    /// <summary>The encoding of a header's bytes.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
}
