using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Archives;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>The sources that the template of kernel-source names, which are those of all its specs.</summary>
internal sealed partial class SuseSources
{
    /// <summary>The template that names them.</summary>
    public const string Template = "kernel-source.spec.in";

    // Archives without anything in them have a time of their own, as tar-up gives it.
    private const long EmptyTime = 1234567890;

    // What lies beside the templates, and what is called otherwise there.
    private static readonly string[] Folders = ["", "../doc", "../scripts"];
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["log.sh"] = "rpm-log.sh", ["config-options.changes.txt"] = "config-options.changes",
    };

    private readonly ImmutableArray<(int Number, string Line, string Name)> _rows;
    private readonly SuseTemplates _templates;

    /// <summary>Reads the template.</summary>
    public SuseSources(SuseTemplates templates)
    {
        _templates = templates;
        _rows =
        [
            .. Form().Matches(templates.Read(Template)).Where(match => !OfSignature().IsMatch(match.Value)).Select(match =>
                (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), match.Value, match.Groups[2].Value)),
        ];
    }

    /// <summary>The lines of a spec that takes its files from another package.</summary>
    public string Lines => string.Join('\n', _rows.Select(row => row.Line)) + "\n# These files are found in the kernel-source package:\n"
        + string.Join('\n', _rows.Select(row => $"NoSource:       {row.Number}"));

    /// <summary>What <c>%setup</c> unpacks beside the mainline.</summary>
    public string Unpacked =>
        string.Join(' ', _rows.Where(row => row.Number > 0 && Archive().IsMatch(row.Name)).Select(row => $"-a {row.Number}"));

    /// <summary>The programs among them, by commas.</summary>
    /// <param name="package">The package, with all its sources.</param>
    public string Scripts(PackageFolder package) => string.Join(',', _rows.Skip(1).Select(row => row.Name)
        .Where(name => !NoScript().IsMatch(name) && (name.EndsWith(".pl", StringComparison.Ordinal) || BeginsAsScript(package, name))));

    /// <summary>Puts those into the package that are not there yet: what lies beside the templates, and empty archives.</summary>
    /// <exception cref="ExportException">One is nowhere.</exception>
    public void Put(PackageFolder package)
    {
        foreach (var name in _rows.Select(row => row.Name).Where(name => !IsComputed(name) && !package.Names.Contains(name)))
        {
            if (Find(name) is { } path)
            {
                package.Write(name, QueueFile.TryRead(path), File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
            }
            else if (name.EndsWith(".tar.bz2", StringComparison.Ordinal) && !HasOtherEnding(package, name))
            {
                ArchiveWriting.Write(package, name[..^".tar.bz2".Length], CompressionKind.Bzip2, EmptyTime, []);
            }
            else
            {
                throw new ExportException(
                    $"{Template} names {DisplayText.Of(name)}, which the package has not",
                    name.Contains(".tar.", StringComparison.Ordinal) ? "--compression bz2 makes such archives" : null);
            }
        }
    }

    private string? Find(string name) => Folders.Select(folder => _templates.PathOf(Path.Combine(folder, name)))
        .Concat(OtherNames.TryGetValue(name, out var other) ? Folders.Select(folder => _templates.PathOf(Path.Combine(folder, other))) : [])
        .FirstOrDefault(File.Exists);

    // Made of macros: the mainline, the changes.
    private static bool IsComputed(string name) => name.Contains('%', StringComparison.Ordinal);

    private static bool HasOtherEnding(PackageFolder package, string name) =>
        package.Names.Any(other => other.StartsWith(name[..^"bz2".Length], StringComparison.Ordinal));

    private static bool BeginsAsScript(PackageFolder package, string name) =>
        QueueFile.TryRead(Path.Combine(package.Path, name)) is { } bytes && bytes.AsSpan().StartsWith("#!"u8);

    // Source17:       apply-patches
    [GeneratedRegex(@"^Source(\d+):\s*([^\s]*)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Form();

    // The binary packages do not bring them, and a mainline that nobody signed has none.
    [GeneratedRegex(@"[.](?:keyring|tar[.]sign)\s*$")]
    private static partial Regex OfSignature();

    [GeneratedRegex(@"\.tar\.(?:bz2|xz)")]
    private static partial Regex Archive();

    [GeneratedRegex(@"\.(tar\.(gz|bz2)|in|conf)$|^README")]
    private static partial Regex NoScript();
}
