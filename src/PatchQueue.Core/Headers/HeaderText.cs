using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>Changes to the text before a diff, line by line; what is not meant stays byte for byte.</summary>
public static class HeaderText
{
    /// <summary>Takes what diffstat(1) has printed out of the text, as <c>quilt header --strip-diffstat</c> does.</summary>
    /// <remarks>Lines that look so are only taken out where the line with the totals follows them.</remarks>
    public static byte[] WithoutDiffstat(ReadOnlySpan<byte> header)
    {
        var (kept, waiting) = (new List<byte>(header.Length), new List<byte>());
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            if (IsTotal(line))
            {
                waiting.Clear();
                continue;
            }

            waiting.AddRange(line);
            if (!IsFileOfDiffstat(line))
            {
                kept.AddRange(waiting);
                waiting.Clear();
            }
        }

        return [.. kept, .. waiting];
    }

    /// <summary>Takes blanks and tabs away from the ends of lines.</summary>
    public static byte[] WithoutTrailingBlanks(ReadOnlySpan<byte> header)
    {
        var kept = new List<byte>(header.Length);
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            var end = line.EndsWith("\n"u8) ? line[^1..] : [];
            kept.AddRange(line[..^end.Length].TrimEnd(" \t"u8));
            kept.AddRange(end);
        }

        return [.. kept];
    }

    /// <summary>The text with a line end behind its last line.</summary>
    public static byte[] Ended(ReadOnlySpan<byte> header) =>
        header.IsEmpty || header.EndsWith("\n"u8) ? header.ToArray() : [.. header, (byte)'\n'];

    /// <summary>What a header by Debian's DEP-3 can hold, to be filled in.</summary>
    /// <param name="date">The day, as <c>2026-11-30</c>.</param>
    public static byte[] Dep3(string date) => System.Text.Encoding.UTF8.GetBytes($"""
        Description: <one line: what the patch does; required>
         <more lines, each after a blank>
        Author: <name and address>
        Origin: <upstream, backport, vendor or other>, <where it comes from; required without an author>
        Bug: <address of the bug report>
        Bug-<Vendor>: <address of the vendor's bug report>
        Forwarded: <address, no, or not-needed>
        Applied-Upstream: <version, address or commit>
        Reviewed-by: <name and address>
        Last-Update: {date}
        ---
        This patch header follows DEP-3: http://dep.debian.net/deps/dep3/

        """);

    //  drivers/net/a.c |   12 ++++----
    private static bool IsFileOfDiffstat(ReadOnlySpan<byte> line) =>
        line.IndexOf(" | "u8) is var bar and > 0 && line[..bar].Contains((byte)' ');

    //  2 files changed, 3 insertions(+), 1 deletion(-)
    private static bool IsTotal(ReadOnlySpan<byte> line)
    {
        var text = line.StartsWith("#"u8) ? line[1..] : line;
        return text.StartsWith(" "u8) && (text[1..].IndexOf(" file changed"u8) >= 0 || text[1..].IndexOf(" files changed"u8) >= 0);
    }
}
