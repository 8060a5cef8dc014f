using System.Text;
using PatchQueue.Cli;
using PatchQueue.Ordering;

namespace PatchQueue.Commands;

/// <summary>Lines that begin with a commit's id, in upstream order: what <c>git sort</c> of kernel-source does.</summary>
internal static class SortLines
{
    private const int IdLength = 40;

    /// <summary>Sorts what is fed to the command; lines of one commit keep their order, and unknown commits come last.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">A line does not begin with a full commit id.</exception>
    public static int Run(CommandContext context, CommitOrder order)
    {
        var lines = Encoding.UTF8.GetString(context.ReadInput()).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var found = lines.Select((line, i) => (Line: line, Number: i + 1)).Where(row => row.Line.Trim().Length > 0)
            .Select(row => (row.Line, Place: order.Find(IdOf(row.Line, row.Number)))).ToLookup(row => row.Place is not null);
        foreach (var (line, _) in found[true].OrderBy(row => row.Place!.Value).Concat(found[false]))
        {
            context.Out.WriteLine(line);
        }

        if (!found[false].Any())
        {
            return ExitCode.Done;
        }

        context.Error.WriteLine($"error: no branch that is fetched has {found[false].Count()} of the commits; they come last");
        return ExitCode.NeedsPerson;
    }

    private static string IdOf(string line, int number)
    {
        var word = line.Trim().Split(' ', '\t')[0];
        return word.Length == IdLength && word.All(char.IsAsciiHexDigit)
            ? word
            : throw new IOException($"line {number} does not begin with a commit id of 40 digits: {line}");
    }
}
