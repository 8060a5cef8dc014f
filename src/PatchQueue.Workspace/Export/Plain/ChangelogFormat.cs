using PatchQueue.Changelogs;

namespace PatchQueue.Export;

/// <summary>The changelog alone, in every form that pq writes: what has been done to the queue, for release notes.</summary>
internal sealed class ChangelogFormat : PackageFormat
{
    /// <inheritdoc/>
    public override string Name => "changelog";

    /// <inheritdoc/>
    public override string Summary => "the changelog alone: .changes, rpm, Debian and Markdown";

    /// <inheritdoc/>
    public override void Write(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        package.Write($"{job.Name}.changes", SuseChanges.Write(job.Changes) + job.OlderChanges);
        package.Write($"{job.Name}.rpm", SpecChangelog.Write(job.Changes, $"{job.Version.Rpm}-{job.Release}"));
        var all = job.Changes[0] with { Items = [.. job.Changes.SelectMany(entry => entry.Items)] };
        package.Write(
            $"{job.Name}.debian", DebianChangelog.Write(job.Name, $"{job.Version.Debian}-{job.Release}", "unstable", all));
        package.Write($"{job.Name}.md", MarkdownChangelog.Write(job.Changes));
    }

    /// <inheritdoc/>
    public override void VerifyQuickly(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    public override void VerifyFully(PackageProof proof) => proof.Run(
        proof.NewFolder("changelog"), "dpkg-dev",
        ["dpkg-parsechangelog", "--all", "-l", Path.Combine(proof.Package, $"{proof.Job.Name}.debian")]);
}
