using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Options;

/// <summary>
/// All options of a tree's Kconfig files for one architecture, as they are written. It decides nothing: what a value comes to, only
/// the kernel's own conf can say.
/// </summary>
public sealed class KconfigIndex
{
    private readonly Dictionary<string, ImmutableArray<OptionDefinition>> _bySymbol;
    private readonly ILookup<string, OptionDefinition> _selecting;

    private KconfigIndex(IReadOnlyList<OptionDefinition> definitions)
    {
        _bySymbol = definitions.GroupBy(option => option.Symbol, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        _selecting = definitions.SelectMany(option => option.Selects.Select(select => (select.Symbol, option)))
            .ToLookup(pair => pair.Symbol, pair => pair.option, StringComparer.Ordinal);
    }

    /// <summary>The options, without <c>CONFIG_</c>.</summary>
    public IReadOnlyCollection<string> Symbols => _bySymbol.Keys;

    /// <summary>Reads the files of a tree.</summary>
    /// <param name="read">The text of a file, by its path from the root; null when there is none.</param>
    /// <param name="sourceArch">The folder below <c>arch</c>.</param>
    public static KconfigIndex Read(Func<string, string?> read, string sourceArch)
    {
        var found = new List<OptionDefinition>();
        var isOpen = new HashSet<string>(StringComparer.Ordinal);
        Enter("Kconfig", []);
        return new KconfigIndex(found);

        void Enter(string name, IEnumerable<string> context)
        {
            var path = name.Replace("$(SRCARCH)", sourceArch, StringComparison.Ordinal)
                .Replace("$SRCARCH", sourceArch, StringComparison.Ordinal).Replace("$(HEADER_ARCH)", "x86", StringComparison.Ordinal);
            if (isOpen.Add(path) && read(path) is { } text)
            {
                KconfigFile.Read(path, text, [.. context], found, Enter);
            }

            isOpen.Remove(path);
        }
    }

    /// <summary>Reads files that stand alone, such as those of a patch's folder; what is around them is not known.</summary>
    public static KconfigIndex OfFiles(IEnumerable<(string Path, string Text)> files)
    {
        var found = new List<OptionDefinition>();
        foreach (var (path, text) in files)
        {
            KconfigFile.Read(path, text, [], found, (_, _) => { });
        }

        return new KconfigIndex(found);
    }

    /// <summary>The definitions of an option; empty when there is none.</summary>
    public ImmutableArray<OptionDefinition> Find(string symbol) => _bySymbol.GetValueOrDefault(symbol, []);

    /// <summary>The first definition that asks a person, or the first at all; null when there is none.</summary>
    public OptionDefinition? First(string symbol) =>
        Find(symbol) is { IsEmpty: false } all ? all.FirstOrDefault(option => option.HasPrompt) ?? all[0] : null;

    /// <summary>The options that select one, whose values switch something on.</summary>
    public IEnumerable<(string Symbol, ConfigValue Value)> Selecting(string symbol, IReadOnlyDictionary<string, ConfigValue> values) =>
        _selecting[symbol].Select(option => option.Symbol).Distinct()
            .Where(other => values.GetValueOrDefault(other) is { IsOn: true }).Select(other => (other, values[other]));
}
