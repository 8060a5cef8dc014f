using System.Text;
using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Packaging;

/// <summary>A patch with a header by Debian's DEP-3, made from its tags; one that has such a header keeps it.</summary>
public static class Dep3Header
{
    /// <summary>The patch with its new header; the diff is untouched.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="tags">Its tags.</param>
    public static byte[] Of(ReadOnlyMemory<byte> patch, PatchTags tags)
    {
        var length = PatchReader.Read(patch).HeaderLength;
        var header = PatchHeader.Read(patch[..length]);
        return header.Form == HeaderForm.Dep3
            ? patch.ToArray()
            : [.. Encoding.UTF8.GetBytes(Write(header, tags)), .. "---\n"u8, .. patch.Span[length..]];
    }

    private static string Write(PatchHeader header, PatchTags tags)
    {
        var text = new StringBuilder($"Description: {tags.Subject}\n");
        foreach (var line in MailHeader.Read(header.Bytes.Span).Body.Split('\n'))
        {
            text.Append(' ').Append(Quoted(CleanLine.Of(line))).Append('\n');
        }

        Append(text, "Author", tags.Author);
        Append(text, "Origin", Origin(tags));
        foreach (var reference in tags.References.Where(reference =>
            reference.Kind is ReferenceKind.Bug or ReferenceKind.Cve or ReferenceKind.Feature))
        {
            Append(text, "Bug", Address(reference));
        }

        Append(text, "Forwarded", Forwarded(PatchMainline.Read(tags.Mainline)));
        Append(text, "Applied-Upstream", PatchMainline.Read(tags.Mainline) is PatchMainline.Released released
            ? released.Version + (tags.Commits.Count > 0 ? $", commit:{tags.Commits[0]}" : "")
            : "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string value) =>
        text.Append(value.Length > 0 ? $"{name}: {value}\n" : "");

    private static string Origin(PatchTags tags) =>
        tags.Commits.Count > 0 ? $"upstream, commit:{tags.Commits[0]}" : tags.Author.Length > 0 ? "" : "vendor";

    private static string Forwarded(PatchMainline mainline) => mainline switch
    {
        PatchMainline.Submitted submitted => submitted.Text.Split(' ').FirstOrDefault(word =>
            word.Contains("://", StringComparison.Ordinal)) ?? "yes",
        PatchMainline.Never or PatchMainline.No or PatchMainline.Released or PatchMainline.Queued => "not-needed",
        _ => "no",
    };

    private static string Address(Reference reference) => reference.Kind switch
    {
        ReferenceKind.Cve => $"https://www.cve.org/CVERecord?id={reference.Key}",
        ReferenceKind.Bug when reference.Key.StartsWith("bsc#", StringComparison.Ordinal) =>
            $"https://bugzilla.suse.com/show_bug.cgi?id={reference.Key[4..]}",
        _ => reference.Key,
    };

    // GNU patch applies an indented diff, too.
    private static string Quoted(string line) =>
        line.Length == 0 ? "."
        : line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("+++ ", StringComparison.Ordinal)
            || line.StartsWith("@@ ", StringComparison.Ordinal) || line.StartsWith("diff ", StringComparison.Ordinal)
            || line.StartsWith("Index:", StringComparison.Ordinal) || line.StartsWith("*** ", StringComparison.Ordinal) ? "> " + line
        : line;
}
