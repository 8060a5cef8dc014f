using System.Collections.Immutable;
using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>Looks at the builds of a package, and waits for their ends.</summary>
/// <param name="server">The service.</param>
/// <param name="place">The package.</param>
public sealed class BuildWatch(BuildServer server, PackagePlace place)
{
    private readonly ServerPath _results = ServerPath.Of("build", place.Project, "_result")
        .With("package", place.Package).With("multibuild", "1").With("locallink", "1");

    /// <summary>How the builds stand; none while the service has not looked at the package yet.</summary>
    /// <exception cref="SubmitException">The service does not say.</exception>
    public BuildStanding Look(CancellationToken cancellation)
    {
        var list = server.TryGet(_results, cancellation) ?? throw new SubmitException($"{server.Api} has no results of {place}");
        var rows = list.Elements("result").ToList();
        return new BuildStanding([.. rows.SelectMany(Read)], rows.TrueForAll(IsSettled));
    }

    /// <summary>Waits until no build changes any more.</summary>
    /// <param name="pause">Between two looks.</param>
    /// <param name="longest">Gives up after that; the builds go on.</param>
    /// <param name="tell">Is told how the builds stand whenever that changes; null for nobody.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>How they stand at the end.</returns>
    public BuildStanding Wait(
        TimeSpan pause, TimeSpan longest, Action<ImmutableArray<BuildResult>>? tell, CancellationToken cancellation)
    {
        var before = ImmutableArray<BuildResult>.Empty;
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            var standing = Look(cancellation);
            if (!standing.Results.SequenceEqual(before))
            {
                tell?.Invoke(standing.Results);
                before = standing.Results;
            }

            if (standing.IsOver || waited >= longest)
            {
                return standing;
            }

            cancellation.WaitHandle.WaitOne(pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    // A row without a word on the package is of a repository that the service has not come to yet.
    private static bool IsSettled(XElement row) => (string?)row.Attribute("dirty") != "true" && row.Element("status") is not null;

    private static IEnumerable<BuildResult> Read(XElement result) => result.Elements("status").Select(status => new BuildResult(
        (string?)result.Attribute("repository") ?? "", (string?)result.Attribute("arch") ?? "",
        (string?)status.Attribute("package") ?? "", (string?)status.Attribute("code") ?? "", status.Element("details")?.Value ?? ""));
}
