using PatchQueue.Configs;

namespace PatchQueue.Defines;

/// <summary>
/// Reads the <c>defines</c> of Debian's kernels up to 6.1: sections <c>[base]</c> and <c>[FLAVOUR_image]</c>, lists on indented lines.
/// Files that a level names replace its own file.
/// </summary>
internal sealed class DebianIni(ConfigFiles files)
{
    /// <summary>All rows that are enabled.</summary>
    public IEnumerable<DebianRow> Rows()
    {
        var root = ReadAt("");
        foreach (var arch in Words(root, "base", "arches"))
        {
            var defines = ReadAt($"{arch}/");
            foreach (var set in Words(defines, "base", "featuresets").DefaultIfEmpty("none"))
            {
                var ofSet = ReadAt($"{arch}/{set}/");
                var inRoot = ReadAt($"featureset-{set}/");
                if (IsOff(inRoot) || IsOff(ofSet))
                {
                    continue;
                }

                var flavours = Words(ofSet, "base", "flavours") is { Count: > 0 } own ? own : Words(defines, "base", "flavours");
                var kernel = Words(defines, "base", "kernel-arch").FirstOrDefault(arch);
                foreach (var flavour in flavours)
                {
                    yield return new DebianRow(arch, kernel, set, flavour, Files(root, defines, inRoot, ofSet, arch, kernel, set, flavour));
                }
            }
        }
    }

    private static List<(string Path, bool IsNamed)> Files(
        Sections root, Sections defines, Sections inRoot, Sections ofSet, string arch, string kernel, string set, string flavour)
    {
        var result = new List<(string Path, bool IsNamed)>();
        Add(Words(root, "image", "configs"), "config");
        Add([], $"kernelarch-{kernel}/config");
        Add(Words(defines, "image", "configs"), $"{arch}/config");
        Add(Words(defines, $"{flavour}_image", "configs"), $"{arch}/config.{flavour}");
        Add(Words(inRoot, "image", "configs"), $"featureset-{set}/config");
        Add(Words(ofSet, "image", "configs"), $"{arch}/{set}/config");
        Add(Words(ofSet, $"{flavour}_image", "configs"), $"{arch}/{set}/config.{flavour}");
        return result;

        void Add(IReadOnlyCollection<string> named, string own) =>
            result.AddRange(named.Count > 0 ? named.Select(path => (path, true)) : [(own, false)]);
    }

    private static bool IsOff(Sections sections) => Words(sections, "base", "enabled") is ["false"];

    private static List<string> Words(Sections sections, string section, string key) =>
        sections.GetValueOrDefault((section, key)) ?? [];

    // [section], key: words, further words on lines that begin with a blank
    private Sections ReadAt(string folder)
    {
        var sections = new Sections();
        var section = "";
        List<string>? words = null;
        foreach (var line in files.TextOf(folder + "defines").Split('\n').Where(line => !line.StartsWith('#') && line.Trim().Length > 0))
        {
            if (line[0] is ' ' or '\t')
            {
                words?.AddRange(Split(line));
            }
            else if (line[0] == '[')
            {
                section = line.Trim().Trim('[', ']');
            }
            else if (line.IndexOfAny([':', '=']) is var mark and > 0)
            {
                sections[(section, line[..mark].Trim())] = words = [.. Split(line[(mark + 1)..])];
            }
        }

        return sections;
    }

    private static string[] Split(string text) => text.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private sealed class Sections : Dictionary<(string Section, string Key), List<string>>;
}
