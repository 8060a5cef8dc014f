using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>The files that configs are kept in, as they were read; an edit returns a new value. Paths have slashes and are
/// relative.</summary>
public sealed class ConfigFiles
{
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _files;

    private ConfigFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) => _files = files;

    /// <summary>No file.</summary>
    public static ConfigFiles Empty { get; } =
        new(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>All paths, in byte order.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>Takes files as they were read.</summary>
    public static ConfigFiles Of(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files) =>
        new(files.ToImmutableSortedDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal));

    /// <summary>The bytes of a file; null when there is none.</summary>
    public ReadOnlyMemory<byte>? TryRead(string path) =>
        _files.TryGetValue(path, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>The text of a file, a byte a character; empty when there is none.</summary>
    public string TextOf(string path) =>
        _files.TryGetValue(path, out var bytes) ? System.Text.Encoding.Latin1.GetString(bytes.Span) : "";

    /// <summary>Whether there is such a file.</summary>
    public bool Contains(string path) => _files.ContainsKey(path);

    /// <summary>The option lines of a file; null when there is none.</summary>
    public OptionFile? TryOptions(string path) => _files.TryGetValue(path, out var bytes) ? OptionFile.Read(path, bytes.Span) : null;

    /// <summary>The same files, one of them with other bytes or new.</summary>
    public ConfigFiles With(string path, ReadOnlyMemory<byte> bytes) => new(_files.SetItem(path, bytes));

    /// <summary>The same files, one of them with other text, a character a byte.</summary>
    public ConfigFiles With(string path, string text) => With(path, System.Text.Encoding.Latin1.GetBytes(text));

    /// <summary>The same files but one.</summary>
    public ConfigFiles Without(string path) => new(_files.Remove(path));

    /// <summary>The paths that have other bytes in <paramref name="other"/>, or are in only one of the two.</summary>
    public IEnumerable<string> ChangedTo(ConfigFiles other) => Paths.Union(other.Paths, StringComparer.Ordinal)
        .Where(path => TryRead(path) is not { } before || other.TryRead(path) is not { } after || !before.Span.SequenceEqual(after.Span))
        .Order(StringComparer.Ordinal);
}
