using PatchQueue.Cli;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Diagnostics as lines: <c>error: FILE:LINE: message</c>.</summary>
internal static class DiagnosticText
{
    /// <summary>Writes warnings and errors to the error stream.</summary>
    public static void Write(IEnumerable<SettingDiagnostic> diagnostics, CommandContext context)
    {
        foreach (var (place, diagnostic) in diagnostics.Where(found => found.Diagnostic.Severity > Severity.Note))
        {
            var where = diagnostic.Line > 0 ? $"{DisplayText.Of(place)}:{diagnostic.Line}" : DisplayText.Of(place);
            context.Error.WriteLine($"{Word(diagnostic.Severity)}: {where}: {diagnostic.Message}");
        }
    }

    private static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
