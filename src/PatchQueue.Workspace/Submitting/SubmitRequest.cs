using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>Asks the people of another project to take a package.</summary>
/// <param name="Target">Where it is to go.</param>
/// <param name="Description">What the people read.</param>
public sealed record SubmitRequest(PackagePlace Target, string Description)
{
    /// <summary>Opens the request, unless one for the same revision is open already.</summary>
    /// <param name="server">The service.</param>
    /// <param name="report">The package as it was handed over; its revision is what is offered.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The request's number.</returns>
    /// <exception cref="SubmitException">The service refuses.</exception>
    public string Open(BuildServer server, SubmitReport report, CancellationToken cancellation)
    {
        var reply = Find() ?? server.Post(
            ServerPath.Of("request").With("cmd", "create"), RequestBody.Of(Write(report)), Find, cancellation);
        return (string?)reply.Attribute("id") ?? throw new SubmitException($"{server.Api} names no request");

        XElement? Find() => FindOpen(server, report, cancellation);
    }

    private XElement? FindOpen(BuildServer server, SubmitReport report, CancellationToken cancellation)
    {
        var found = server.TryGet(ServerPath.Of("search", "request").With("match", Match(report.Place, Target)), cancellation);
        return found?.Elements("request").FirstOrDefault(request => request.Elements("action").Any(action =>
            action.Element("source") is { } source && IsPlace(source, report.Place) && (string?)source.Attribute("rev") == report.Revision
            && action.Element("target") is { } to && IsPlace(to, Target)));
    }

    // The service's own search language; the names of places have no quotes.
    private static string Match(PackagePlace from, PackagePlace to) =>
        "(state/@name='new' or state/@name='review') and action/@type='submit' and "
        + $"action[source/@project='{from.Project}' and source/@package='{from.Package}' and "
        + $"target/@project='{to.Project}' and target/@package='{to.Package}']";

    private static bool IsPlace(XElement element, PackagePlace place) =>
        (string?)element.Attribute("project") == place.Project && (string?)element.Attribute("package") == place.Package;

    private XElement Write(SubmitReport report) => new(
        "request",
        new XElement(
            "action", new XAttribute("type", "submit"),
            new XElement(
                "source", new XAttribute("project", report.Place.Project), new XAttribute("package", report.Place.Package),
                report.Revision is null ? null : new XAttribute("rev", report.Revision)),
            new XElement("target", new XAttribute("project", Target.Project), new XAttribute("package", Target.Package))),
        new XElement("description", Description));
}
