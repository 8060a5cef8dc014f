using System.Collections.Immutable;
using System.Text;
using PatchQueue.Guards;
using PatchQueue.Native;

namespace PatchQueue.Queues;

/// <summary>Finds the queue and its settings together: the settings may name the series, and the layout has settings of its own.</summary>
public static class QueueOpener
{
    private const int MaxSmallFile = 1 << 20;

    /// <summary>Opens the queue that a command works on.</summary>
    /// <param name="workingDirectory">Absolute; where the search begins and what options and variables are relative to.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="environment">The environment: <c>PQ_*</c>, <c>DEB_VENDOR</c>, <c>XDG_CACHE_HOME</c>, <c>HOME</c>.</param>
    /// <exception cref="SystemCallException">A file that was found cannot be read.</exception>
    public static OpenedQueue Open(string workingDirectory, QueueOptions options, IReadOnlyDictionary<string, string> environment) =>
        Open(workingDirectory, (workingDirectory, null), options, environment, []);

    /// <summary>Opens the queue of an expanded tree; what the tree remembers comes after options and variables.</summary>
    /// <inheritdoc cref="Open(string, QueueOptions, IReadOnlyDictionary{string, string})"/>
    /// <param name="tree">The tree's root; absolute.</param>
    /// <param name="memo">What <see cref="QueueMemo"/> has written.</param>
    /// <param name="workingDirectory">Absolute; what options and variables are relative to.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="environment">The environment.</param>
    public static OpenedQueue OpenOfTree(
        string tree, string memo, string workingDirectory, QueueOptions options, IReadOnlyDictionary<string, string> environment)
    {
        var diagnostics = new List<SettingDiagnostic>();
        return Open(workingDirectory, QueueMemo.Read(memo, tree, diagnostics), options, environment, diagnostics);
    }

    private static OpenedQueue Open(
        string workingDirectory,
        (string Folder, SettingLayer? Layer) memo,
        QueueOptions options,
        IReadOnlyDictionary<string, string> environment,
        List<SettingDiagnostic> diagnostics)
    {
        var found = QueueFinder.Find(memo.Folder, environment.GetValueOrDefault("DEB_VENDOR"));
        var layers = ImmutableArray.Create(
            SettingLayer.OfOptions(options, workingDirectory), SettingLayer.OfEnvironment(environment, workingDirectory));
        layers = memo.Layer is null ? layers : layers.Add(memo.Layer);
        if (found?.SettingsFile is { } path)
        {
            layers = layers.Add(new SettingsFileReader(path, diagnostics).Read(ReadText(path)));
        }

        layers = layers.Add(SettingLayer.OfHome(environment));
        var settings = new SettingsResolver(layers, found, diagnostics).Resolve(LayoutSymbols(found));
        return new OpenedQueue(Compose(found, settings), settings, [.. diagnostics]);
    }

    private static QueueFolder? Compose(QueueFolder? found, QueueSettings settings)
    {
        if (settings.Series.Value.IsEmpty)
        {
            return found;
        }

        var isLayouts = settings.Series.Source.Kind == SettingKind.Layout;
        var files = settings.Series.Value.Select((path, index) => new SeriesFile(
            path, settings.Dialect.Value, settings.Patches.Value ?? PatchesOf(path, isLayouts ? found?.Series[index] : null)));
        var root = found?.Root ?? Path.GetDirectoryName(settings.Series.Value[0]) ?? "/";
        return (found ?? new QueueFolder { Root = root, Layout = QueueLayout.Settings, Series = [] }) with { Series = [.. files] };
    }

    private static string PatchesOf(string path, SeriesFile? fromLayout) =>
        fromLayout?.PatchesDirectory ?? Path.GetDirectoryName(path) ?? "/";

    // sequence-patch defines the words of this file on top of what its options say.
    private static ImmutableArray<Setting<string>> LayoutSymbols(QueueFolder? found)
    {
        var path = found?.Layout == QueueLayout.KernelSource ? Path.Combine(found.Root, "extra-symbols") : "";
        if (!File.Exists(path))
        {
            return [];
        }

        var source = new SettingSource(SettingKind.Layout, path);
        return [.. SymbolSet.OfWords(ReadText(path)).Names.Select(name => new Setting<string>(name, source))];
    }

    private static string ReadText(string path) => Encoding.UTF8.GetString(FileProbe.ReadAll(Encoding.UTF8.GetBytes(path), MaxSmallFile));
}
