using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PatchQueue.Queues;

/// <summary>
/// What an expanded tree remembers of its queue: the folder that the queue was found in, and what options and variables said then. The
/// rest is looked up again each time. The text is that of a <c>pq.toml</c>, below a line that names the folder.
/// </summary>
public static class QueueMemo
{
    private const string Mark = "# ";

    /// <summary>Writes the memo of a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="tree">The tree's root, absolute: what lies in it is named from there, so that the tree can be moved.</param>
    public static string Write(OpenedQueue queue, string tree)
    {
        var (text, settings) = (new StringBuilder(), queue.Settings);
        text.Append(Mark).Append(FromTree(queue.Folder!.Root, tree)).Append('\n');
        if (IsSaid(settings.Series.Source))
        {
            AppendList(text, SettingKey.Series, settings.Series.Value.Select(path => FromTree(path, tree)));
        }

        AppendPath(text, SettingKey.Patches, settings.Patches, tree);
        Append(text, SettingKey.Fuzz, settings.Fuzz, settings.Fuzz.Value.ToString(CultureInfo.InvariantCulture));
        Append(text, SettingKey.Strip, settings.Strip, settings.Strip.Value.ToString(CultureInfo.InvariantCulture));
        Append(text, SettingKey.RemoveEmptyFiles, settings.RemoveEmptyFiles, settings.RemoveEmptyFiles.Value ? "true" : "false");
        if (settings.Symbols.Where(symbol => IsSaid(symbol.Source)).Select(symbol => symbol.Value).ToList() is { Count: > 0 } symbols)
        {
            AppendList(text, SettingKey.Symbols, symbols);
        }

        Append(text, SettingKey.Dialect, settings.Dialect, Quote(settings.Dialect.Value.ToString()!.ToLowerInvariant()));
        return text.ToString();
    }

    /// <summary>Reads a memo.</summary>
    /// <returns>The folder to look for the queue in, absolute, and the settings.</returns>
    internal static (string Folder, SettingLayer Layer) Read(string memo, string tree, List<SettingDiagnostic> diagnostics)
    {
        var end = memo.IndexOf('\n', StringComparison.Ordinal);
        var folder = memo.StartsWith(Mark, StringComparison.Ordinal) && end > 0 ? memo[Mark.Length..end] : ".";
        // The reader takes paths to begin beside its file; that is the tree's root for a file directly in it.
        var layer = new SettingsFileReader(Path.Combine(tree, "pq"), diagnostics).Read(memo);
        var values = layer.Values.ToImmutableDictionary(
            pair => pair.Key, pair => pair.Value with { Source = new SettingSource(SettingKind.Tree, ".pq/record") });
        return (Path.GetFullPath(folder, tree), layer with { Values = values });
    }

    private static bool IsSaid(SettingSource source) => source.Kind is SettingKind.Option or SettingKind.Environment or SettingKind.Tree;

    /// <summary>A path as it is from the tree's root, where it lies in the tree; otherwise as it is.</summary>
    internal static string FromTree(string path, string tree)
    {
        var name = Path.GetRelativePath(tree, path);
        return name == ".." || name.StartsWith("../", StringComparison.Ordinal) ? path : name;
    }

    private static void AppendPath(StringBuilder text, string key, Setting<string?> setting, string tree) =>
        Append(text, key, setting, Quote(FromTree(setting.Value ?? tree, tree)));

    private static void Append<T>(StringBuilder text, string key, Setting<T> setting, string value)
    {
        if (IsSaid(setting.Source))
        {
            text.Append(CultureInfo.InvariantCulture, $"{key} = {value}\n");
        }
    }

    private static void AppendList(StringBuilder text, string key, IEnumerable<string> words) =>
        text.Append(CultureInfo.InvariantCulture, $"{key} = [{string.Join(", ", words.Select(Quote))}]\n");

    private static string Quote(string word)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in word)
        {
            quoted = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : char.IsControl(c) ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
