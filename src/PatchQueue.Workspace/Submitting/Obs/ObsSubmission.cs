using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>
/// Hands a package over by the build service's source protocol: the list of files is committed, the service says which of them it
/// misses, those travel, and the list is committed again. Until the last step the package is as it was, and what has travelled stays,
/// so a run that was cut off goes on where it was.
/// </summary>
/// <param name="server">The service.</param>
/// <param name="place">The package.</param>
/// <param name="folder">Its files; absolute.</param>
public sealed class ObsSubmission(BuildServer server, PackagePlace place, string folder)
{
    // The service may lose a file between two lists (it was told to clean up); more than once is a fault.
    private const int MostRounds = 3;

    private readonly ServerPath _source = ServerPath.Of("source", place.Project, place.Package);

    /// <summary>What the commit says.</summary>
    public required string Message { get; init; }

    /// <summary>Whether project and package are made where they are not there.</summary>
    public bool Creates { get; init; }

    /// <summary>Is told of each file before it travels; null for nobody.</summary>
    public Action<PackageFile>? Tell { get; init; }

    /// <summary>Compares the folder with what the service has; nothing is sent.</summary>
    /// <exception cref="SubmitException">The package is not there and is not to be made, or the service refuses.</exception>
    public (PackageListing Wanted, SubmitPlan Plan) Plan(CancellationToken cancellation)
    {
        var wanted = PackageListing.OfFolder(folder, cancellation);
        var hasProject = server.TryGet(PackageMeta.OfProject(place), cancellation) is not null;
        var there = hasProject ? server.TryGet(_source, cancellation) : null;
        if (there is null && !Creates)
        {
            throw new SubmitException(
                $"{server.Api} has no {(hasProject ? $"package {place}" : $"project {place.Project}")}", "--create makes it");
        }

        var plan = SubmitPlan.Between(wanted, there is null ? PackageListing.Empty : PackageListing.Read(there));
        return (wanted, plan with { CreatesProject = !hasProject, CreatesPackage = there is null });
    }

    /// <summary>Hands the package over; where the service has it already nothing is committed.</summary>
    /// <exception cref="SubmitException">The service refuses, or cannot be reached; the package there is as it was.</exception>
    public SubmitReport Run(CancellationToken cancellation)
    {
        var (wanted, plan) = Plan(cancellation);
        Create(plan, cancellation);
        var sent = new List<PackageFile>();
        var state = plan.IsEmpty ? Current(cancellation) : Commit(wanted, sent, cancellation);
        return new SubmitReport(server.Api, place, plan, [.. sent]) { Revision = state.Revision };
    }

    private void Create(SubmitPlan plan, CancellationToken cancellation)
    {
        if (plan.CreatesProject)
        {
            server.Put(PackageMeta.OfProject(place).With("user", server.User),
                RequestBody.Of(PackageMeta.NewProject(place)), cancellation);
        }

        if (plan.CreatesPackage)
        {
            server.Put(PackageMeta.OfPackage(place).With("user", server.User),
                RequestBody.Of(PackageMeta.NewPackage(place)), cancellation);
        }
    }

    private PackageListing Current(CancellationToken cancellation) =>
        PackageListing.Read(server.TryGet(_source, cancellation) ?? throw new SubmitException($"{place} has vanished"));

    private PackageListing Commit(PackageListing wanted, List<PackageFile> sent, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var reply = TryCommit(wanted, cancellation);
            if ((string?)reply.Attribute("error") != "missing")
            {
                return PackageListing.Read(reply);
            }

            foreach (var name in reply.Elements("entry").Select(entry => (string?)entry.Attribute("name") ?? ""))
            {
                Send(wanted.Files.GetValueOrDefault(name) ?? throw new SubmitException(
                    $"{server.Api} wants a file that the package has not: {Text.DisplayText.Of(name)}"), sent, cancellation);
            }
        }

        throw new SubmitException($"{server.Api} loses files that it was sent");
    }

    // A commit whose answer was lost is not made twice: the service has the very files then.
    private XElement TryCommit(PackageListing wanted, CancellationToken cancellation)
    {
        var path = _source.With("cmd", "commitfilelist").With("withvalidate", "1").With("user", server.User).With("comment", Message);
        return server.Post(
            path, RequestBody.Of(wanted.Write()),
            () => server.TryGet(_source, cancellation) is { } state && PackageListing.Read(state).HasSameFiles(wanted) ? state : null,
            cancellation);
    }

    private void Send(PackageFile file, List<PackageFile> sent, CancellationToken cancellation)
    {
        Tell?.Invoke(file);
        var path = ServerPath.Of("source", place.Project, place.Package, file.Name).With("rev", "repository");
        server.Put(path, RequestBody.OfFile(Path.Combine(folder, file.Name)), cancellation);
        sent.Add(file);
    }
}
