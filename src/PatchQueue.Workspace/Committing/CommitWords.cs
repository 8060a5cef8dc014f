using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Committing;

/// <summary>The words of a commit of the queue, as kernel-source's <c>log</c> chooses them.</summary>
internal static partial class CommitWords
{
    private const int Width = 65;

    /// <summary>A message: one entry as it is, several as a list.</summary>
    public static string Message(IReadOnlyCollection<string> entries) => entries.Count == 1
        ? string.Join('\n', Wrapped(entries.First())) + "\n"
        : string.Concat(entries.Select(entry => "- " + string.Join("\n  ", Wrapped(entry)) + "\n"));

    /// <summary>The entry of a patch that is new or has changed.</summary>
    /// <param name="name">Its name, with its folder.</param>
    /// <param name="before">Its bytes; null for a new one.</param>
    /// <param name="after">Its bytes.</param>
    public static string OfPatch(string name, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> after)
    {
        var (subject, references) = Read(after);
        var (oldSubject, oldReferences) = before is { } bytes ? Read(bytes) : ("", "");
        var tail = references.Length > 0 ? $" ({references})." : ".";
        return subject.Length == 0 ? $"{name}:{(references.Length > 0 ? tail : "")}"
            : subject != oldSubject ? subject + tail
            : references != oldReferences ? $"Update {name}{tail}"
            : $"Refresh {name}.";
    }

    private static (string Subject, string References) Read(ReadOnlyMemory<byte> patch)
    {
        var header = PatchHeader.Read(patch[..PatchReader.Read(patch).HeaderLength]);
        var references = string.Join(' ',
            (header.First("References")?.Joined ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var subject = Prefix().Replace(MailHeader.Read(header.Bytes.Span).Subject, "", 1).Trim().TrimEnd('.');
        return (subject, references is "none" or "None" ? "" : references);
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    // [PATCH v2 1/7]
    [GeneratedRegex(@" *\[[#/ A-Za-z0-9-]*\]")]
    private static partial Regex Prefix();
}
