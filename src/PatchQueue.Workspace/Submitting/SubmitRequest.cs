using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>Asks the people of another project to take a package.</summary>
public static class SubmitRequest
{
    /// <summary>Opens the request.</summary>
    /// <param name="server">The service.</param>
    /// <param name="report">The package as it was handed over; its revision is what is offered.</param>
    /// <param name="target">Where it is to go.</param>
    /// <param name="description">What the people read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The request's number.</returns>
    /// <exception cref="SubmitException">The service refuses.</exception>
    public static string Open(
        BuildServer server, SubmitReport report, PackagePlace target, string description, CancellationToken cancellation)
    {
        var reply = server.Post(
            ServerPath.Of("request").With("cmd", "create"), RequestBody.Of(Write(report, target, description)), isDone: null, cancellation);
        return (string?)reply.Attribute("id") ?? throw new SubmitException($"{server.Api} names no request");
    }

    private static XElement Write(SubmitReport report, PackagePlace target, string description) => new(
        "request",
        new XElement(
            "action", new XAttribute("type", "submit"),
            new XElement(
                "source", new XAttribute("project", report.Place.Project), new XAttribute("package", report.Place.Package),
                report.Revision is null ? null : new XAttribute("rev", report.Revision)),
            new XElement("target", new XAttribute("project", target.Project), new XAttribute("package", target.Package))),
        new XElement("description", description));
}
