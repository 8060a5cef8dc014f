using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>What the build service knows of a project or a package beside its files.</summary>
internal static class PackageMeta
{
    /// <summary>Where the meta of a package's project is.</summary>
    public static ServerPath OfProject(PackagePlace place) => ServerPath.Of("source", place.Project, "_meta");

    /// <summary>Where the meta of a package is.</summary>
    public static ServerPath OfPackage(PackagePlace place) => ServerPath.Of("source", place.Project, place.Package, "_meta");

    /// <summary>The meta of a new project.</summary>
    public static XElement NewProject(PackagePlace place) => new(
        "project", new XAttribute("name", place.Project), new XElement("title", place.Project), new XElement("description"));

    /// <summary>The meta of a new package.</summary>
    public static XElement NewPackage(PackagePlace place) => new(
        "package", new XAttribute("name", place.Package), new XAttribute("project", place.Project),
        new XElement("title", place.Package), new XElement("description"));

    /// <summary>The meta with the address of the git branch that the service takes the package's sources from.</summary>
    /// <param name="meta">As the service has it.</param>
    /// <param name="address">The address.</param>
    public static XElement WithScmSync(XElement meta, string address)
    {
        var changed = new XElement(meta);
        changed.Elements("scmsync").Remove();
        var before = changed.Elements().TakeWhile(element => element.Name.LocalName is "title" or "description" or "devel").LastOrDefault();
        var sync = new XElement("scmsync", address);
        if (before is null)
        {
            changed.AddFirst(sync);
        }
        else
        {
            before.AddAfterSelf(sync);
        }

        return changed;
    }
}
