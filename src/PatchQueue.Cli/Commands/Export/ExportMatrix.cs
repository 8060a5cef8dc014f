using System.CommandLine;
using System.CommandLine.Parsing;
using PatchQueue.Cli;
using PatchQueue.Packaging;
using PatchQueue.Processes;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>
/// The rows of <c>pq export --matrix</c>: a line each, a name, and options in which the package of that name differs from what the command
/// line says. Empty lines and those behind <c>#</c> do not count.
/// </summary>
internal static class ExportMatrix
{
    /// <summary>A row.</summary>
    /// <param name="Name">The folder's.</param>
    /// <param name="Words">Its options.</param>
    /// <param name="Line">Counted from 1.</param>
    public sealed record Row(string Name, IReadOnlyList<string> Words, int Line);

    /// <summary>Reads the rows.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <exception cref="UsageException">A row is none; the line is named.</exception>
    public static IReadOnlyList<Row> Read(string path)
    {
        var rows = new List<Row>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.AsSpan().Trim() is { Length: > 0 } text && text[0] != '#')
            {
                var words = Split(line, path, number);
                rows.Add(new Row(Name(words[0], path, number), [.. words.Skip(1)], number));
            }
        }

        return rows.Select(row => row.Name).Distinct().Count() == rows.Count && rows.Count > 0
            ? rows
            : throw new UsageException($"{DisplayText.Of(path)} has {(rows.Count == 0 ? "no row" : "two rows of one name")}");
    }

    /// <summary>The options that a command line gives, each by its own name, however they were written.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Values)> OptionsOf(ParseResult parsed) =>
    [
        .. parsed.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit)
            .Select(option => (option.Option.Name, (IReadOnlyList<string>)[.. option.Tokens.Select(token => token.Value)])),
    ];

    /// <summary>The words of a row's command line: what is common to all, but not what the row has of its own, and the row's.</summary>
    /// <param name="common">What the command line gives.</param>
    /// <param name="own">What the row gives.</param>
    /// <param name="words">The same as it is written.</param>
    public static IEnumerable<string> Join(
        IEnumerable<(string Name, IReadOnlyList<string> Values)> common,
        IReadOnlyList<(string Name, IReadOnlyList<string> Values)> own,
        IReadOnlyList<string> words) =>
        [.. common.Where(option => !own.Any(other => other.Name == option.Name)).SelectMany(Words), .. words];

    private static IEnumerable<string> Words((string Name, IReadOnlyList<string> Values) option) =>
        option.Values.Count == 0 ? [option.Name] : option.Values.Select(value => $"{option.Name}={value}");

    private static IReadOnlyList<string> Split(string line, string path, int number)
    {
        try
        {
            return ShellWords.Split(line);
        }
        catch (FormatException failure)
        {
            throw new UsageException($"{DisplayText.Of(path)}:{number}: {failure.Message}");
        }
    }

    private static string Name(string name, string path, int number) => SafeName.FaultOfPackage(name) is { } fault
        ? throw new UsageException($"{DisplayText.Of(path)}:{number}: the name '{DisplayText.Of(name)}' {fault}")
        : name;
}
