using System.Security.Cryptography;
using System.Text;

namespace PatchQueue.Export;

/// <summary>The <c>.dsc</c> of a source package, as dpkg-source reads it.</summary>
internal static class DebianControl
{
    private static readonly string[] Copied = ["Maintainer", "Uploaders", "Homepage", "Standards-Version", "Vcs-Browser", "Vcs-Git",
        "Build-Depends"];

    /// <summary>Writes it.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="folder">The package's <c>debian</c>.</param>
    /// <param name="package">The package with the files.</param>
    /// <param name="files">The files that the package consists of.</param>
    public static string Write(ExportJob job, DebianFolder folder, PackageFolder package, string[] files)
    {
        var paragraphs = folder.ControlText.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var source = Fields(paragraphs[0]);
        var binaries = paragraphs.Skip(1).Select(Fields).Where(fields => fields.ContainsKey("Package")).ToList();
        var text = new StringBuilder($"Format: 3.0 (quilt)\nSource: {job.Name}\n");
        text.Append("Binary: ").AppendJoin(", ", binaries.Select(fields => fields["Package"])).Append('\n');
        text.Append("Architecture: ").AppendJoin(' ', binaries.SelectMany(fields =>
            fields.GetValueOrDefault("Architecture", "any").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()).Append('\n');
        text.Append("Version: ").Append(job.Version.Debian).Append('-').Append(job.Release).Append('\n');
        foreach (var name in Copied.Where(source.ContainsKey))
        {
            text.Append(name).Append(": ").Append(source[name]).Append('\n');
        }

        AppendSums(text, "Checksums-Sha1", package, files, stream => Convert.ToHexStringLower(Sha1(stream)));
        AppendSums(text, "Checksums-Sha256", package, files, stream => Convert.ToHexStringLower(SHA256.HashData(stream)));
        AppendSums(text, "Files", package, files, stream => Convert.ToHexStringLower(Md5(stream)));
        return text.ToString();
    }

    private static void AppendSums(StringBuilder text, string field, PackageFolder package, string[] files, Func<Stream, string> sum)
    {
        text.Append(field).Append(":\n");
        foreach (var name in files)
        {
            using var file = File.OpenRead(Path.Combine(package.Path, name));
            text.Append(' ').Append(sum(file)).Append(' ').Append(file.Length).Append(' ').Append(name).Append('\n');
        }
    }

    // The lines that continue a field are joined; comments are left out.
    private static Dictionary<string, string> Fields(string paragraph)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = "";
        foreach (var line in paragraph.Split('\n').Where(line => !line.StartsWith('#') && line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t')
            {
                fields[last] = $"{fields.GetValueOrDefault(last)} {line.Trim()}".Trim();
            }
            else if (colon > 0)
            {
                fields[last = line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        return fields;
    }

    // The format names these sums; SHA-256 is the one that protects.
    private static byte[] Sha1(Stream stream) => SHA1.HashData(stream);

#pragma warning disable CA5351 // dpkg-source demands the field
    private static byte[] Md5(Stream stream) => MD5.HashData(stream);
#pragma warning restore CA5351
}
