using System.Text;
using PatchQueue.Native;

namespace PatchQueue.Queues;

/// <summary>What kernel-source's scripts know of their own tree: the base version, the branch, and where the expanded tree goes.</summary>
public sealed class KernelSource
{
    private const int MaxSmallFile = 1 << 20;

    private readonly string _root;

    private KernelSource(string root, string version)
    {
        _root = root;
        SourceVersion = version;
    }

    /// <summary><c>SRCVERSION</c> of <c>rpm/config.sh</c>: <c>6.4</c>, <c>6.4-rc7</c>, <c>6.4-rc7-gSHA</c> or <c>next-DATE</c>.</summary>
    public string SourceVersion { get; }

    /// <summary>
    /// The branch that is checked out; null when there is none, no git, or it is <c>master</c>, which the scripts leave out of names.
    /// </summary>
    public string? Branch => ReadBranch() is { } branch and not "master" ? branch : null;

    /// <summary>Reads <c>rpm/config.sh</c> of a queue.</summary>
    /// <returns>Null when the file is absent or gives <c>SRCVERSION</c> no plain value.</returns>
    /// <exception cref="SystemCallException">The file cannot be read.</exception>
    public static KernelSource? TryRead(string root)
    {
        var config = Path.Combine(root, "rpm", "config.sh");
        if (!File.Exists(config))
        {
            return null;
        }

        var version = ShellAssignments.Read(ReadText(config)).GetValueOrDefault("SRCVERSION", "");

        // It becomes part of file names.
        return version.Length == 0 || version.Contains('/', StringComparison.Ordinal) ? null : new KernelSource(root, version);
    }

    /// <summary>
    /// The expanded tree as sequence-patch names it: <c>$SCRATCH_AREA/linux-VERSION[-BRANCH][-SYMBOLS]</c>, by default in <c>tmp</c>
    /// of the queue.
    /// </summary>
    /// <param name="environment">For <c>SCRATCH_AREA</c>; a relative one begins at the queue's root.</param>
    /// <param name="isVanilla">Whether only the vanilla patches go in; on master the script then has two dashes before
    /// <c>vanilla</c>.</param>
    /// <param name="symbols">The symbols that are defined, in the order given.</param>
    public string ScratchTree(IReadOnlyDictionary<string, string> environment, bool isVanilla, IEnumerable<string> symbols)
    {
        var area = environment.GetValueOrDefault("SCRATCH_AREA") is { Length: > 0 } set ? set : "tmp";
        var tag = (Branch ?? "").Replace('/', '_').Replace('#', '_') + (isVanilla ? "-vanilla" : "");
        var extra = string.Join('-', symbols).Replace("/", "", StringComparison.Ordinal);
        var name = "linux-" + SourceVersion + (tag.Length > 0 ? "-" + tag : "") + (extra.Length > 0 ? "-" + extra : "");
        return Path.Combine(Path.GetFullPath(area, _root), name);
    }

    private string? ReadBranch()
    {
        const string Prefix = "ref: refs/heads/";
        var head = Path.Combine(GitDirectory(), "HEAD");
        return File.Exists(head) && ReadText(head).Trim() is var line && line.StartsWith(Prefix, StringComparison.Ordinal)
            ? line[Prefix.Length..]
            : null;
    }

    // In a further work tree .git is a file: "gitdir: PATH".
    private string GitDirectory()
    {
        const string Prefix = "gitdir: ";
        var git = Path.Combine(_root, ".git");
        return File.Exists(git) && ReadText(git).Trim() is var line && line.StartsWith(Prefix, StringComparison.Ordinal)
            ? Path.GetFullPath(line[Prefix.Length..], _root)
            : git;
    }

    private static string ReadText(string path) => Encoding.UTF8.GetString(FileProbe.ReadAll(Encoding.UTF8.GetBytes(path), MaxSmallFile));
}
