using System.Collections.Frozen;

namespace PatchQueue.Guards;

/// <summary>The symbols that are defined while guards are evaluated; case counts.</summary>
public sealed class SymbolSet
{
    private readonly FrozenSet<string> _names;

    private SymbolSet(FrozenSet<string> names) => _names = names;

    /// <summary>No symbol is defined: how a series.conf is read without <c>--symbol</c> and <c>extra-symbols</c>.</summary>
    public static SymbolSet Empty { get; } = new(FrozenSet<string>.Empty);

    /// <summary>The symbols in byte order, for showing.</summary>
    public IEnumerable<string> Names => _names.Order(StringComparer.Ordinal);

    /// <summary>Whether nothing is defined.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>Defines the given names, bare: a leading <c>+</c> would be part of the name.</summary>
    public static SymbolSet Of(params IEnumerable<string> names) => new(names.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Defines the words of a text, as the shell would split the file <c>extra-symbols</c>.</summary>
    public static SymbolSet OfWords(string text) => Of(text.Split((char[])[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether <paramref name="name"/> is defined.</summary>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>The names, separated by blanks.</summary>
    public override string ToString() => string.Join(' ', Names);
}
