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
    public (ImmutableArray<BuildResult> Results, bool IsSettled) Look(CancellationToken cancellation)
    {
        var list = server.TryGet(_results, cancellation) ?? throw new SubmitException($"{server.Api} has no results of {place}");
        var rows = list.Elements("result").ToList();
        return ([.. rows.SelectMany(Read)], rows.TrueForAll(row => (string?)row.Attribute("dirty") != "true"));
    }

    /// <summary>Waits until no build changes any more.</summary>
    /// <param name="pause">Between two looks.</param>
    /// <param name="longest">Gives up after that; the builds go on.</param>
    /// <param name="tell">Is told how the builds stand whenever that changes; null for nobody.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>How they stand at the end.</returns>
    public ImmutableArray<BuildResult> Wait(
        TimeSpan pause, TimeSpan longest, Action<ImmutableArray<BuildResult>>? tell, CancellationToken cancellation)
    {
        var before = ImmutableArray<BuildResult>.Empty;
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            var (results, isSettled) = Look(cancellation);
            if (!results.SequenceEqual(before))
            {
                tell?.Invoke(results);
                before = results;
            }

            if ((isSettled && results.All(result => result.IsFinal)) || waited >= longest)
            {
                return results;
            }

            cancellation.WaitHandle.WaitOne(pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static IEnumerable<BuildResult> Read(XElement result) => result.Elements("status").Select(status => new BuildResult(
        (string?)result.Attribute("repository") ?? "", (string?)result.Attribute("arch") ?? "",
        (string?)status.Attribute("package") ?? "", (string?)status.Attribute("code") ?? "", status.Element("details")?.Value ?? ""));
}
