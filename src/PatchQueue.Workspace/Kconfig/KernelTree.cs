using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace PatchQueue.Kconfig;

/// <summary>A kernel's tree, expanded, whose Kconfig is to be asked. Nothing is ever written into it.</summary>
public sealed partial class KernelTree
{
    private static readonly string[] VersionWords = ["VERSION", "PATCHLEVEL", "SUBLEVEL"];

    private static readonly string[] ConfFolders = ["scripts/kconfig", "scripts/include"];

    private KernelTree(string root) => Root = root;

    /// <summary>Absolute.</summary>
    public string Root { get; }

    /// <summary>The release as its Makefile has it: <c>6.12.107</c>.</summary>
    public string Release => string.Join('.', VersionWords.Select(Word).Where(word => word.Length > 0));

    /// <summary>Opens a tree.</summary>
    /// <exception cref="IOException">It is no kernel's.</exception>
    public static KernelTree Open(string root)
    {
        var full = Path.GetFullPath(root);
        return File.Exists(Path.Combine(full, "Kconfig")) && File.Exists(Path.Combine(full, "scripts", "kconfig", "conf.c"))
            ? new KernelTree(full)
            : throw new IOException($"{full} is no kernel's tree: it lacks Kconfig or scripts/kconfig/conf.c");
    }

    /// <summary>Whether a folder looks like one.</summary>
    public static bool IsAt(string root) =>
        File.Exists(Path.Combine(root, "Kconfig")) && File.Exists(Path.Combine(root, "scripts", "kconfig", "conf.c"));

    /// <summary>The sources that conf is made of: C, flex and bison files and what they include, from the root.</summary>
    internal IEnumerable<string> ConfSources() => ConfFolders
        .Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists).SelectMany(Directory.GetFiles)
        .Where(path => Path.GetExtension(path) is ".c" or ".h" or ".l" or ".y" || Path.GetFileName(path) == "Makefile")
        .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    /// <summary>A name for exactly these sources.</summary>
    internal string ConfHash()
    {
        var hash = new XxHash128();
        foreach (var path in ConfSources())
        {
            hash.Append(Encoding.UTF8.GetBytes(path + "\n"));
            hash.Append(File.ReadAllBytes(Path.Combine(Root, path)));
        }

        return System.Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private string Word(string name) => File.ReadLines(Path.Combine(Root, "Makefile")).Take(12)
        .Select(line => Assignment().Match(line))
            .FirstOrDefault(match => match.Success && match.Groups[1].Value == name)?.Groups[2].Value ?? "";

    [GeneratedRegex(@"^(\w+) = (\S*)\s*$")]
    private static partial Regex Assignment();
}
