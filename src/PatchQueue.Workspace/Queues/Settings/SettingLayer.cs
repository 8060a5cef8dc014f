using System.Collections.Immutable;
using System.Globalization;

namespace PatchQueue.Queues;

/// <summary>A value as its source has it.</summary>
/// <param name="Words">The value's words; one but for lists.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Line">Its line in a file, from 1; 0 elsewhere.</param>
internal sealed record RawSetting(ImmutableArray<string> Words, SettingSource Source, int Line = 0);

/// <summary>All values of one source.</summary>
/// <param name="Place">The source for a diagnostic; null where each value names its own.</param>
/// <param name="BaseDirectory">What its relative paths begin at.</param>
/// <param name="Values">By key.</param>
internal sealed record SettingLayer(string? Place, string BaseDirectory, ImmutableDictionary<string, RawSetting> Values)
{
    public static SettingLayer OfOptions(QueueOptions options, string workingDirectory)
    {
        var values = ImmutableDictionary.CreateBuilder<string, RawSetting>();
        Add(SettingKey.Series, options.Series);
        Add(SettingKey.Patches, One(options.Patches));
        Add(SettingKey.Mainline, One(options.Mainline));
        Add(SettingKey.Fuzz, One(options.Fuzz?.ToString(CultureInfo.InvariantCulture)));
        Add(SettingKey.Strip, One(options.Strip?.ToString(CultureInfo.InvariantCulture)));
        Add(SettingKey.RemoveEmptyFiles, One(options.RemoveEmptyFiles is { } remove ? (remove ? "true" : "false") : null));
        Add(SettingKey.Overlay, One(options.Overlay));
        Add(SettingKey.Symbols, options.Symbols);
        Add(SettingKey.Dialect, One(options.Dialect));
        return new SettingLayer(null, workingDirectory, values.ToImmutable());

        void Add(string key, ImmutableArray<string> words)
        {
            if (!words.IsEmpty)
            {
                values.Add(key, new RawSetting(words, new SettingSource(SettingKind.Option, SettingKey.Option(key))));
            }
        }
    }

    public static SettingLayer OfEnvironment(IReadOnlyDictionary<string, string> environment, string workingDirectory)
    {
        var values = ImmutableDictionary.CreateBuilder<string, RawSetting>();
        foreach (var key in SettingKey.All)
        {
            // An empty variable is an unset one, as quilt and the scripts of kernel-source have it.
            var name = SettingKey.Variable(key);
            if (environment.TryGetValue(name, out var text) && text.Length > 0)
            {
                values.Add(key, new RawSetting(Split(key, text), new SettingSource(SettingKind.Environment, name)));
            }
        }

        return new SettingLayer(null, workingDirectory, values.ToImmutable());
    }

    /// <summary>What the home directory settles: the cache's place, by the XDG rules, which pass over a path that is relative.</summary>
    public static SettingLayer OfHome(IReadOnlyDictionary<string, string> environment)
    {
        var values = ImmutableDictionary.CreateBuilder<string, RawSetting>();
        foreach (var (name, below) in new[] { ("XDG_CACHE_HOME", "pq"), ("HOME", ".cache/pq") })
        {
            if (environment.GetValueOrDefault(name) is ['/', ..] home)
            {
                values.Add(
                    SettingKey.Cache, new RawSetting([Path.Combine(home, below)], new SettingSource(SettingKind.Environment, name)));
                break;
            }
        }

        // The variable that kernel-source's scripts go by.
        if (environment.GetValueOrDefault("LINUX_GIT") is { Length: > 0 } clone)
        {
            values.Add(SettingKey.Git, new RawSetting([clone], new SettingSource(SettingKind.Environment, "LINUX_GIT")));
        }

        return new SettingLayer(null, "/", values.ToImmutable());
    }

    private static ImmutableArray<string> Split(string key, string text) => key switch
    {
        SettingKey.Series or SettingKey.Configs => [.. text.Split(':', StringSplitOptions.RemoveEmptyEntries)],
        SettingKey.Heads => [.. text.Split((char[])[',', '\n'], StringSplitOptions.RemoveEmptyEntries)],
        SettingKey.Symbols or SettingKey.Domains => [.. text.Split((char[])[' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)],
        _ => [text],
    };

    private static ImmutableArray<string> One(string? word) => word is null ? [] : [word];
}
