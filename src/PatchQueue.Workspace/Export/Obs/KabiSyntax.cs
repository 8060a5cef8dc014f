using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Queues;

namespace PatchQueue.Export;

/// <summary>The syntax of <c>kabi/severities</c>: a glob, then <c>PASS</c>, <c>FAIL</c> or a number.</summary>
internal static partial class KabiSyntax
{
    /// <summary>Demands that the file is well-formed, where the folder has one.</summary>
    /// <exception cref="ExportException">A line of it is not.</exception>
    public static void Demand(ExportJob job, string folder)
    {
        if (QueueFile.TryRead(Path.Combine(job.Root, folder, "severities")) is not { } bytes)
        {
            return;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (Array.FindIndex(lines, line => !Line().IsMatch(line)) is var wrong and >= 0)
        {
            throw new ExportException($"{folder}/severities:{wrong + 1}: this is no glob with PASS, FAIL or a number behind it");
        }
    }

    [GeneratedRegex(@"^\s*(?:#.*|\S+\s+(?:PASS|FAIL|[0-9]+)\s*(?:#.*)?)?$")]
    private static partial Regex Line();
}
