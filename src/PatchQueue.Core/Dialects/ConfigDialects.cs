using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>All dialects, in the order in which a folder is asked whose it is.</summary>
public static class ConfigDialects
{
    /// <summary>The dialects.</summary>
    public static ImmutableArray<ConfigDialect> All { get; } =
    [
        new DebianDialect(), new SuseDialect(), new ArkDialect(), new UbuntuDialect(), new OpenWrtDialect(), new MandrivaDialect(),
        new FlatDialect(),
    ];

    /// <summary>The dialect of a name; null when there is none.</summary>
    public static ConfigDialect? Find(string name) => All.FirstOrDefault(dialect => dialect.Name == name);

    /// <summary>The dialect whose marks a folder shows; null when it shows none.</summary>
    public static ConfigDialect? Of(ConfigFiles files) => All.FirstOrDefault(dialect => dialect.IsAt(files));
}
