using System.Text;
using PatchQueue.Headers;

namespace PatchQueue.Composing;

/// <summary>Which text stands before the diff when a patch is replaced by another version of it.</summary>
public enum HeaderChoice
{
    /// <summary>Nobody has said; it must be clear by itself.</summary>
    Unsaid,

    /// <summary>That of the old patch.</summary>
    Old,

    /// <summary>That of the new patch.</summary>
    New,

    /// <summary>Both, the old one first and a line <c>---</c> between.</summary>
    Both,
}

/// <summary>Puts an old patch's header and a new version of the patch together, as <c>quilt import -d</c> does.</summary>
public static class HeaderChoices
{
    /// <summary>The patch to write.</summary>
    /// <returns>Null when the headers differ and nobody has said which one is to stay.</returns>
    public static byte[]? Merge(ReadOnlyMemory<byte> old, ReadOnlyMemory<byte> fresh, HeaderChoice choice)
    {
        var header = HeaderText.WithoutDiffstat(PatchParts.Of(old).Header.Span);
        var parts = PatchParts.Of(fresh);
        return choice == HeaderChoice.Unsaid ? Clear(header, parts, fresh) : choice switch
        {
            HeaderChoice.Old => [.. header, .. parts.Body.Span],
            HeaderChoice.Both => [.. header, .. Encoding.ASCII.GetBytes("---\n"), .. fresh.Span],
            _ => fresh.ToArray(),
        };
    }

    private static byte[]? Clear(byte[] header, PatchParts parts, ReadOnlyMemory<byte> fresh)
    {
        var other = HeaderText.WithoutDiffstat(parts.Header.Span);
        return header.Length == 0 || header.AsSpan().SequenceEqual(other) ? fresh.ToArray()
            : other.Length == 0 ? [.. header, .. parts.Body.Span]
            : null;
    }
}
