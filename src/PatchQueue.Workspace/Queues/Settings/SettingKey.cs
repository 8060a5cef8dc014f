namespace PatchQueue.Queues;

/// <summary>
/// The keys of <c>pq.toml</c>. The option is <c>--KEY</c> (<c>--symbol</c> for one symbol; the cache has none), the variable <c>PQ_KEY</c>
/// (<c>PQ_CACHE_DIR</c> for the cache's directory).
/// </summary>
internal static class SettingKey
{
    public const string Series = "series";
    public const string Patches = "patches";
    public const string Mainline = "mainline";
    public const string Fuzz = "fuzz";
    public const string Strip = "strip";
    public const string RemoveEmptyFiles = "remove-empty-files";
    public const string Overlay = "overlay";
    public const string Symbols = "symbols";
    public const string Dialect = "dialect";
    public const string Cache = "cache";
    public const string CacheSize = "cache-size";
    public const string Profile = "profile";
    public const string Domains = "domains";
    public const string Git = "git";
    public const string Heads = "heads";
    public const string Vulns = "vulns";
    public const string Configs = "configs";
    public const string ConfigDialect = "config-dialect";

    public static readonly string[] All =
    [
        Series, Patches, Mainline, Fuzz, Strip, RemoveEmptyFiles, Overlay, Symbols, Dialect, Cache, CacheSize, Profile, Domains, Git, Heads,
        Vulns, Configs, ConfigDialect,
    ];

    public static bool IsList(string key) => key is Series or Symbols or Domains or Heads or Configs;

    public static string Variable(string key) => key == Cache ? "PQ_CACHE_DIR" : "PQ_" + key.Replace('-', '_').ToUpperInvariant();

    public static string Option(string key) => key == Symbols ? "--symbol" : "--" + key;
}
