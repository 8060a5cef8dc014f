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
    /// <summary>Reads the rows.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <exception cref="UsageException">A row is none; the line is named.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Words, int Line)> Read(string path)
    {
        var rows = new List<(string, IReadOnlyList<string>, int)>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.AsSpan().Trim() is { Length: > 0 } text && text[0] != '#')
            {
                var words = Split(line, path, number);
                rows.Add((Name(words[0], path, number), [.. words.Skip(1)], number));
            }
        }

        return rows.Select(row => row.Item1).Distinct().Count() == rows.Count && rows.Count > 0
            ? rows
            : throw new UsageException($"{DisplayText.Of(path)} has {(rows.Count == 0 ? "no row" : "two rows of one name")}");
    }

    /// <summary>The words of the command line, those replaced that a row has of its own.</summary>
    /// <param name="common">The words of the command line, each option with its values.</param>
    /// <param name="row">The row's words.</param>
    public static string[] Join(IReadOnlyList<string[]> common, IReadOnlyList<string> row) =>
        [.. common.Where(group => !row.Contains(group[0])).SelectMany(group => group), .. row];

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
