using System.Collections.Immutable;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>
/// A git bundle with a branch: the mainline as its first commit, and on it one commit a patch, with fixed committer and times, so that
/// the same queue gives the same ids.
/// </summary>
internal sealed class GitFormat : PackageFormat
{
    private static readonly byte[] Committer = "pq"u8.ToArray();
    private static readonly byte[] Address = "pq@localhost"u8.ToArray();

    /// <inheritdoc/>
    public override string Name => "git";

    /// <inheritdoc/>
    public override string Summary => "a git bundle with one commit a patch";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var proof = new PackageProof(job, package, cancellation);
        var repository = proof.NewFolder("repository");
        proof.Run(repository, "git", ["git", "init", "-q", "--bare", "-b", "unborn"]);
        using (var import = FastImport.Start(new BranchTarget(repository, Branch(job)), cancellation))
        {
            import.AddCommit(MainlineCommit(job, proof.UnpackMainline("mainline"), import, cancellation));
            expanded.AddCommits(import, (patch, edits) => CommitOf(job, patch, edits), cancellation);
            _ = import.Finish();
        }

        ImmutableArray<string> refs = job.Tag is { } tag ? [Branch(job), tag] : [Branch(job)];
        if (job.Tag is { } name)
        {
            proof.Run(repository, "git", ["git", "tag", name, Branch(job)]);
        }

        var bundle = Path.Combine(package.Scratch, "bundle");
        proof.Run(repository, "git", ["git", "-c", "pack.threads=1", "bundle", "create", "-q", bundle, .. refs]);
        package.Copy(FileName(job), bundle);
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var repository = Path.Combine(package.Scratch, "repository");
        using var objects = GitObjects.Open(repository);
        var commit = objects.Resolve(Branch(job));
        foreach (var (path, mark) in expanded.Manifest.Files)
        {
            var file = objects.Read(commit, path);
            var there = file is null ? FileMark.Absent : FileMark.Of(file.Bytes.Span, file.Kind == FileKind.Symlink, file.Permissions);
            if (there != mark)
            {
                throw new ExportException($"the branch does not hold the tree that was exported: {path} differs");
            }
        }
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof)
    {
        var folder = proof.NewFolder("clone");
        var tree = Path.Combine(folder, "tree");
        proof.Run(
            folder, "git",
            ["git", "-c", "core.autocrlf=false", "clone", "-q", "-b", Branch(proof.Job), Path.Combine(proof.Package, FileName(
                proof.Job)), tree]);
        Directory.Delete(Path.Combine(tree, ".git"), recursive: true);
        proof.DemandTree(tree);
    }

    private static string Branch(ExportJob job) => $"{job.Name}-{job.Version.Upstream.Replace('~', '-')}";

    private static string FileName(ExportJob job) => Branch(job) + ".bundle";

    private static BranchCommit MainlineCommit(ExportJob job, string tree, FastImport import, CancellationToken cancellation)
    {
        using var mainline = new Trees.DirectoryMainline(tree);
        var (source, text, edits) = (mainline.AsSource(), new FileText(), ImmutableArray.CreateBuilder<TreeEdit>());
        foreach (var path in TreeComparison.Marks(tree, cancellation).Keys)
        {
            var state = source.Read(path, text, out var permissions);
            edits.Add(new TreeEdit.Put(
                path, state == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, permissions, import.AddBlob(text.Content.Span)));
        }

        var us = new CommitSignature(Committer, Address, job.Stamp.When);
        return new BranchCommit(Encoding.UTF8.GetBytes($"{job.Name} {job.Version.Upstream}\n"), us, us, edits.DrainToImmutable());
    }

    private static BranchCommit CommitOf(ExportJob job, ExportedPatch patch, ImmutableArray<TreeEdit> edits)
    {
        var mail = MailHeader.Read(patch.Header.Span);
        var us = new CommitSignature(Committer, Address, job.Stamp.When);
        var author = mail.AuthorEmail.Length == 0 ? us : new CommitSignature(
            Encoding.UTF8.GetBytes(mail.AuthorName), Encoding.UTF8.GetBytes(mail.AuthorEmail),
            mail.Date is { } date && date >= DateTimeOffset.UnixEpoch ? date : job.Stamp.When);
        var message = mail.Body.Length > 0 ? $"{patch.Tags.Subject}\n\n{mail.Body}\n" : $"{patch.Tags.Subject}\n";
        return new BranchCommit(Encoding.UTF8.GetBytes(message), author, us, edits);
    }
}
