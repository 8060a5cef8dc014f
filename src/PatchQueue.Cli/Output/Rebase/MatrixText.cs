using System.Diagnostics;
using System.Globalization;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Output;

/// <summary>What becomes of a queue on several new mainlines, for people: a letter a mainline, one row a patch.</summary>
internal static class MatrixText
{
    private const string NoVersion = "-";

    /// <summary>Writes the mainlines with their numbers, and a row for each patch that does not merely fit everywhere.</summary>
    public static void Write(RebaseMatrix matrix, TextWriter writer)
    {
        var names = matrix.Mainlines.Select(NameOf).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            var open = matrix.Reports[i].Rows.Count(row => !row.IsCertain);
            var words = open switch { 0 => "nothing needs a person", 1 => "1 needs a person", _ => $"{open} need a person" };
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,3} {names[i]}: {words}"));
        }

        var rows = matrix.Notable().ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var width = names.Append("hurts from").Max(name => name.Length);
        writer.WriteLine();
        writer.WriteLine($"{Numbers(names.Count)}  {"hurts from".PadRight(width)}  patch");
        foreach (var patch in rows)
        {
            var letters = string.Concat(matrix.RowsOf(patch).Select(LetterOf));
            var first = matrix.FirstHurt(patch) is { } version ? names[version] : NoVersion;
            writer.WriteLine($"{letters}  {first.PadRight(width)}  {matrix.Reports[0].Patches[patch].Name}");
        }

        writer.WriteLine();
        writer.WriteLine(
            ". fits  u upstream has it  p upstream has a part  m file moved  ? suspicious  b blocked  ! conflict  0 obsolete  x malformed");
    }

    /// <summary>The name of a mainline without the folder that it lies in here.</summary>
    public static string NameOf(string source) =>
        source.Contains('#', StringComparison.Ordinal) ? source[(source.LastIndexOf('#') + 1)..] : Path.GetFileName(source.TrimEnd('/'));

    /// <summary>What becomes of a patch, in a letter.</summary>
    public static char LetterOf(PortedPatch row) => row.Outcome switch
    {
        PortOutcome.Clean or PortOutcome.Offset or PortOutcome.Context or PortOutcome.Merged => '.',
        PortOutcome.AlreadyUpstream => 'u',
        PortOutcome.PartlyUpstream => 'p',
        PortOutcome.Moved => 'm',
        PortOutcome.Suspicious => '?',
        PortOutcome.Blocked => 'b',
        PortOutcome.Conflict => '!',
        PortOutcome.Obsolete => '0',
        PortOutcome.Malformed => 'x',
        _ => throw new UnreachableException(),
    };

    // The last digit of each number.
    private static string Numbers(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => (char)('0' + (i % 10))));
}
