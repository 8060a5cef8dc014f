namespace PatchQueue.Submitting;

/// <summary>Has the build service take a package's sources from a commit of a git branch.</summary>
public static class ScmSync
{
    /// <summary>Notes the commit in the package's meta, which is made where it is not there.</summary>
    /// <param name="server">The service.</param>
    /// <param name="place">The package.</param>
    /// <param name="report">The commit.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SubmitException">The service refuses.</exception>
    public static void Set(BuildServer server, PackagePlace place, GitSubmitReport report, CancellationToken cancellation)
    {
        var path = PackageMeta.OfPackage(place);
        var meta = server.TryGet(path, cancellation) ?? PackageMeta.NewPackage(place);
        var address = $"{report.Address}?trackingbranch={Uri.EscapeDataString(report.Branch)}#{report.Commit}";
        server.Put(path.With("user", server.User), RequestBody.Of(PackageMeta.WithScmSync(meta, address)), cancellation);
    }
}
