using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Queues;

namespace PatchQueue.Resolving;

/// <summary>Where a queue says what it is on top of: its <c>pq.toml</c>, or kernel-source's <c>rpm/config.sh</c>.</summary>
/// <param name="folder">The queue.</param>
public sealed partial class QueueBase(QueueFolder folder)
{
    /// <summary>Notes a new mainline.</summary>
    /// <param name="source">A folder, an archive, or <c>REPO#REV</c>; absolute.</param>
    /// <param name="changes">Takes the change.</param>
    /// <returns>The file that says so; null where the queue has none that does.</returns>
    public string? Record(string source, QueueTransaction changes)
    {
        var config = Path.Combine(folder.Root, "rpm", "config.sh");
        if (folder.SettingsFile is { } settings && Settings(settings, source) is { } text)
        {
            return Write(settings, text, changes);
        }

        return folder.Layout == QueueLayout.KernelSource && VersionOf(source) is { } version && QueueFile.TryRead(config) is { } bytes
            && SourceVersion().Replace(Encoding.UTF8.GetString(bytes), $"${{name}}{version}", 1) is var shell
            ? Write(config, shell, changes)
            : null;
    }

    /// <summary>
    /// The version in a mainline's name: <c>6.18-rc2</c> of <c>linux-6.18-rc2.tar.xz</c> or <c>linux#v6.18-rc2</c>; null for none.
    /// </summary>
    /// <param name="source">The name.</param>
    public static string? VersionOf(string source) => Version().Match(Path.GetFileName(source[(source.LastIndexOf('#') + 1)..])) is
        { Success: true } match ? match.Groups["version"].Value : null;

    /// <summary>What a mainline is called: its version, or the end of its name.</summary>
    /// <param name="source">Its name.</param>
    public static string NameOf(string source) => VersionOf(source) ?? Path.GetFileName(source.TrimEnd('/'));

    private static string Write(string path, string text, QueueTransaction changes)
    {
        var before = QueueFile.TryRead(path)!;
        var after = Encoding.UTF8.GetBytes(text);
        if (!before.AsSpan().SequenceEqual(after))
        {
            changes.Write(path, before, after);
        }

        return path;
    }

    // mainline = "../linux#v6.12"
    private static string? Settings(string path, string source)
    {
        var text = Encoding.UTF8.GetString(QueueFile.TryRead(path)!);
        if (Mainline().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var isRelative = match.Groups["value"].Value is not ['/' or '~', ..];
        var value = isRelative ? Path.GetRelativePath(Path.GetDirectoryName(path)!, source) : source;
        var quoted = "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        return text[..match.Groups["quoted"].Index] + quoted + text[(match.Groups["quoted"].Index + match.Groups["quoted"].Length)..];
    }

    [GeneratedRegex("""^[ \t]*mainline[ \t]*=[ \t]*(?<quoted>"(?<value>[^"\n]*)"|'(?<value>[^'\n]*)')""", RegexOptions.Multiline)]
    private static partial Regex Mainline();

    [GeneratedRegex(@"^(?<name>SRCVERSION=)\S*", RegexOptions.Multiline)]
    private static partial Regex SourceVersion();

    [GeneratedRegex(@"(?<version>\d+\.\d+(\.\d+)?(-rc\d+)?)")]
    private static partial Regex Version();
}
