using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>How a distribution keeps its configs: read into rows and layers, written back without touching unrelated lines.</summary>
public abstract class ConfigDialect
{
    /// <summary>What <c>--dialect</c> takes.</summary>
    public abstract string Name { get; }

    /// <summary>Whose it is, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether the dialect's build answers what is not answered by empty lines, not by <c>olddefconfig</c>.</summary>
    public virtual bool AnswersEmpty => false;

    /// <summary>Whether a folder shows its marks.</summary>
    public abstract bool IsAt(ConfigFiles files);

    /// <summary>Whether a file of the folder may be part of it.</summary>
    public virtual bool Wants(string path) => true;

    /// <summary>Files outside the folder that those read so far include and that are still to be read.</summary>
    public virtual IEnumerable<string> Missing(ConfigFiles files) => [];

    /// <summary>Reads all rows.</summary>
    public abstract ConfigMatrix Read(ConfigFiles files);

    /// <summary>The merged config of a row, byte for byte as the dialect's own tool writes it.</summary>
    public abstract byte[] Write(ConfigRow row);

    /// <summary>The folder of an empty row's first layer, for a row that is to be: null when the dialect has no rule for it.</summary>
    /// <param name="row">The row's name.</param>
    public virtual string? LayerOfNewRow(string row) => null;

    /// <summary>The same files with an option asked for in a layer.</summary>
    /// <param name="files">All files.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="symbol">Without <c>CONFIG_</c>.</param>
    /// <param name="value">What is asked for.</param>
    /// <param name="note">Why.</param>
    public virtual ConfigFiles Set(ConfigFiles files, string layer, string symbol, ConfigValue value, OptionNote note)
    {
        var file = files.TryOptions(layer) ?? OptionFile.Read(layer, default);
        return files.With(layer, file.With(symbol, value, Comment(note)).ToBytes());
    }

    /// <summary>The same files with many options asked for in a layer.</summary>
    public virtual ConfigFiles SetAll(ConfigFiles files, string layer, IEnumerable<(string Symbol, ConfigValue Value)> options) =>
        files.With(
        layer,
        options.Aggregate(files.TryOptions(layer) ?? OptionFile.Read(layer, default), (file, option) =>
            file.With(option.Symbol, option.Value, []))
            .ToBytes());

    /// <summary>Whether a layer holds defaults until a person has decided.</summary>
    public virtual bool IsPending(string layer) => false;

    /// <summary>The same files with a layer that says nothing about an option.</summary>
    public virtual ConfigFiles Unset(ConfigFiles files, string layer, string symbol) =>
        files.TryOptions(layer) is { } file && file.LastOf(symbol) >= 0 ? files.With(layer, file.Without(symbol).ToBytes()) : files;

    /// <summary>Whether a layer can ask for a value: <c>-</c>, absence, only where the dialect has a word for it.</summary>
    public virtual bool CanExpress(ConfigValue value) => !value.IsAbsent;

    /// <summary>Writes rows of any dialect in this one.</summary>
    public abstract ConfigFiles Convert(ImmutableArray<ConvertedRow> rows);

    /// <summary>The name that a converted row has in this dialect.</summary>
    public abstract string NameOf(ConvertedRow row);

    /// <summary>What begins a note above an option.</summary>
    protected virtual string NoteMark => "# ";

    /// <summary>The lines of a note.</summary>
    protected IEnumerable<string> Comment(OptionNote note) =>
        note.Line.Length == 0 ? [] : note.Line.Split('\n').Select(line => $"{NoteMark}{line}".TrimEnd() + "\n");
}
