using PatchQueue.Headers;

namespace PatchQueue.Packaging;

/// <summary>What a package says of a patch: clean lines made of its header, whatever that holds.</summary>
/// <param name="Subject">What it does; its file's name where the header does not say.</param>
/// <param name="Author">Name and address; empty when the header has none.</param>
/// <param name="Mainline">What Patch-mainline says; empty when there is no such tag.</param>
/// <param name="Commits">The upstream commits that it names.</param>
/// <param name="References">Bugs and vulnerabilities that it names, each once.</param>
public sealed record PatchTags(
    string Subject, string Author, string Mainline, IReadOnlyList<string> Commits, IReadOnlyList<Reference> References)
{
    /// <summary>Reads a header.</summary>
    /// <param name="header">The bytes before the diff.</param>
    /// <param name="name">The patch's name, for want of a subject.</param>
    public static PatchTags Read(ReadOnlyMemory<byte> header, string name)
    {
        var mail = MailHeader.Read(header.Span);
        var tags = PatchHeader.Read(header);
        var subject = CleanLine.Of(mail.Subject.Length > 0 ? mail.Subject : tags.First("Description")?.Value.Split('\n')[0] ?? "");
        var author = mail.AuthorEmail.Length > 0 ? $"{mail.AuthorName} <{mail.AuthorEmail}>" : tags.First("Author")?.Joined ?? "";
        var words = Reference.In(tags).Concat(tags.Values("Bug-Debian").SelectMany(value => Reference.ReadAll(value)))
            .Where(reference => reference.Kind != ReferenceKind.Other).DistinctBy(reference => reference.Key);
        return new PatchTags(
            subject.Length > 0 ? subject : CleanLine.Of(name),
            CleanLine.Of(author),
            CleanLine.Of(tags.First("Patch-mainline")?.Joined ?? ""),
            [.. UpstreamCommit.NamedIn(tags).Select(commit => commit.Id)],
            [.. words.Select(reference => reference with { Key = CleanLine.Of(reference.Key), Text = CleanLine.Of(reference.Text) })]);
    }

    /// <summary>The references on one line, parted by blanks; empty when there are none.</summary>
    public string ReferenceLine => string.Join(' ', References.Select(reference => reference.Key));
}
