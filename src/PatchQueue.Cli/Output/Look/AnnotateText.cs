using System.Globalization;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Text;
using PatchQueue.Tracing;

namespace PatchQueue.Output;

/// <summary>An annotated file as quilt prints it: the number of a patch, a tab, the line; then the numbers and the patches.</summary>
internal static class AnnotateText
{
    /// <summary>Writes it. The lines are bytes of a file, escaped only for a terminal.</summary>
    public static void Write(AnnotateReport report, CommandContext context)
    {
        var output = new MemoryStream();
        foreach (var line in report.Lines)
        {
            output.Write(Encoding.ASCII.GetBytes(MarkOf(report, report.File.Makers[line]) + "\t"));
            output.Write(report.File.Lines[line]);
            output.Write(report.File.Lines[line] is [.., (byte)'\n'] ? default : "\n"u8);
        }

        WriteLines(output.ToArray(), context);
        var names = report.Patches.ToList();
        var isEdited = report.Lines.Any(line => report.File.Makers[line] == FileAnnotation.NotRefreshed);
        if (names.Count > 0 || isEdited)
        {
            context.Out.WriteLine();
        }

        foreach (var patch in names)
        {
            context.Out.WriteLine($"{report.NumberOf(patch)}\t{report.Series[patch].Name}");
            WriteTags(report, patch, context.Out);
        }

        if (isEdited)
        {
            context.Out.WriteLine("+\tnot refreshed");
        }
    }

    private static string MarkOf(AnnotateReport report, int patch) => patch switch
    {
        TracedFile.Mainline => "",
        FileAnnotation.NotRefreshed => "+",
        _ => report.NumberOf(patch).ToString(CultureInfo.InvariantCulture),
    };

    // Of a whole file there would be too many, and quilt's readers expect none.
    private static void WriteTags(AnnotateReport report, int patch, TextWriter writer)
    {
        if (report.OnlyLine is null)
        {
            return;
        }

        report.Tag(patch, "Git-commit"u8).ToList().ForEach(value => writer.WriteLine($"\tGit-commit: {value}"));
        report.Tag(patch, "References"u8).ToList().ForEach(value => writer.WriteLine($"\tReferences: {value}"));
    }

    private static void WriteLines(ReadOnlySpan<byte> bytes, CommandContext context)
    {
        if (!context.IsOutTerminal)
        {
            context.WriteBytes(bytes);
            return;
        }

        var lines = new LineReader(bytes);
        while (lines.TryRead(out var line))
        {
            var tab = line.IndexOf((byte)'\t');
            var text = DisplayText.Of(line[(tab + 1)..^1]).Replace("\\t", "\t", StringComparison.Ordinal);
            context.Out.WriteLine($"{DisplayText.Of(line[..tab])}\t{text}");
        }
    }
}
