using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>The files of a package: those of a folder, or those that the build service has.</summary>
/// <param name="Files">By their names.</param>
/// <param name="Revision">The service's number of the state; null for a folder.</param>
public sealed record PackageListing(ImmutableSortedDictionary<string, PackageFile> Files, string? Revision)
{
    /// <summary>Nothing yet.</summary>
    public static readonly PackageListing Empty = new(Sorted([]), null);

    /// <summary>Lists a folder, and reads all of its files.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="cancellation">Looked at between files.</param>
    /// <exception cref="SubmitException">It holds what no package can.</exception>
    public static PackageListing OfFolder(string folder, CancellationToken cancellation)
    {
        var files = new List<PackageFile>();
        foreach (var file in PackageEntries.Of(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(file.Name[0] == '.' ? throw PackageEntries.Refusal(file.Name, "begins with a dot") : Read(file));
        }

        return new PackageListing(Sorted(files), null);
    }

    /// <summary>Reads what the service lists.</summary>
    public static PackageListing Read(XElement directory) => new(
        Sorted(directory.Elements("entry").Select(entry => new PackageFile(
            (string?)entry.Attribute("name") ?? "", (string?)entry.Attribute("md5") ?? "",
            long.TryParse((string?)entry.Attribute("size"), CultureInfo.InvariantCulture, out var size) ? size : 0))),
        (string?)directory.Attribute("rev"));

    /// <summary>Whether another listing has the very same files.</summary>
    public bool HasSameFiles(PackageListing other) =>
        Files.Count == other.Files.Count && Files.Values.All(file => other.Files.GetValueOrDefault(file.Name)?.Md5 == file.Md5);

    /// <summary>As it is sent.</summary>
    public XElement Write() => new("directory", Files.Values.Select(file => new XElement(
        "entry", new XAttribute("name", file.Name), new XAttribute("md5", file.Md5),
        file.Sha256 is null ? null : new XAttribute("hash", "sha256:" + file.Sha256))));

    private static ImmutableSortedDictionary<string, PackageFile> Sorted(IEnumerable<PackageFile> files) =>
        files.ToImmutableSortedDictionary(file => file.Name, file => file, StringComparer.Ordinal);

    private static PackageFile Read(FileInfo file)
    {
        using var stream = file.OpenRead();
#pragma warning disable CA5351 // The build service names files by their MD5; SHA-256 is sent along.
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            md5.AppendData(buffer, 0, count);
            sha256.AppendData(buffer, 0, count);
        }

        return new PackageFile(file.Name, Convert.ToHexStringLower(md5.GetHashAndReset()), file.Length)
        {
            Sha256 = Convert.ToHexStringLower(sha256.GetHashAndReset()),
        };
    }
}
