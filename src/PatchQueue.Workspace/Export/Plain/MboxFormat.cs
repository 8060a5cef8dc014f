using System.Text;
using PatchQueue.Composing;
using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Export;

/// <summary>The patches as mails of one mailbox, for <c>git am --keep-cr</c>. A header that names no author or subject is
/// completed.</summary>
internal sealed class MboxFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "mbox";

    /// <inheritdoc/>
    public override string Summary => "a mailbox, for git am";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        using var output = package.Create(FileName(job));
        foreach (var patch in expanded.Patches.Where(patch => !PatchReader.Read(patch.Bytes).FilePatches.IsEmpty))
        {
            cancellation.ThrowIfCancellationRequested();
            output.Write(MailMessage.Write(PatchReader.Read(Completed(patch)), patch.Name, "PATCH"));
        }
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var mails = Mailbox.Split(File.ReadAllBytes(Path.Combine(package.Path, FileName(job))));
        PatchTrial.Demand(
            expanded, [.. mails.Select((mail, i) => ($"mail {i + 1}", mail))], job.Options with { RemovesEmptyFiles = false }, job.Crew,
            cancellation);
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var tree = proof.UnpackMainline("mbox");
        foreach (var words in (string[][])[["init", "-q"], ["add", "-A", "-f"], ["commit", "-q", "--allow-empty", "-m", "mainline"]])
        {
            proof.Run(tree, "git", ["git", .. Settings, .. words]);
        }

        var box = Path.Combine(proof.Package, FileName(proof.Job));
        if (new FileInfo(box).Length > 0)
        {
            proof.Run(tree, "git", ["git", .. Settings, "am", "-q", "--keep-cr", "--whitespace=nowarn", box]);
        }

        Directory.Delete(Path.Combine(tree, ".git"), recursive: true);
        proof.DemandTree(tree);
    }

    private static readonly string[] Settings =
        ["-c", "user.name=pq", "-c", "user.email=pq@localhost", "-c", "core.autocrlf=false", "-c", "gc.auto=0"];

    private static string FileName(ExportJob job) => $"{job.Name}-{job.Version.Upstream}.mbox";

    // git am takes no mail without an author and a subject; the header that is there becomes the message.
    private static byte[] Completed(ExportedPatch patch)
    {
        var mail = MailHeader.Read(patch.Header.Span);
        if (mail.AuthorEmail.Length > 0 && mail.Subject.Length > 0)
        {
            return patch.Bytes.ToArray();
        }

        var author = patch.Tags.Author.Contains('@', StringComparison.Ordinal) ? patch.Tags.Author : "pq <pq@localhost>";
        return [.. Encoding.UTF8.GetBytes($"From: {author}\nSubject: {patch.Tags.Subject}\n\n"), .. patch.Bytes.Span];
    }
}
