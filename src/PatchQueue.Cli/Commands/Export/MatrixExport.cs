using System.CommandLine;
using System.CommandLine.Parsing;
using System.Security.Cryptography;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Export;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>
/// Exports every row of a matrix into a folder of its own: all of them, or none. Rows with the same patches on the same mainline share
/// one application of the queue.
/// </summary>
/// <param name="context">The world around the command.</param>
internal sealed class MatrixExport(CommandContext context)
{
    private static readonly string[] Own = ["--matrix", "--out", "--force", "--json", "--diff"];

    private readonly Dictionary<string, ExpandedQueue> _expanded = new(StringComparer.Ordinal);

    /// <summary>Exports.</summary>
    /// <param name="parsed">The command line; what it says is common to all rows.</param>
    /// <param name="request">The same, read.</param>
    /// <param name="matrix">The file with the rows; absolute.</param>
    /// <param name="cancellation">Ends the run; nothing is left.</param>
    /// <returns>A report a row.</returns>
    public IReadOnlyList<ExportReport> Run(ParseResult parsed, ExportRequest request, string matrix, CancellationToken cancellation)
    {
        var target = context.PathOf(
            request.Out ?? throw new UsageException("it is not said where the packages go", "name a folder with --out"));
        var rows = ExportMatrix.Read(matrix).Select(row => (row.Name, Request: RequestOf(parsed, row, matrix))).ToList();
        using var folder = PackageFolders.Begin(target, request.IsForced);
        var opened = new List<OpenedExport>();
        try
        {
            var reports = new List<ExportReport>();
            foreach (var (name, row) in rows)
            {
                opened.Add(OpenedExport.Open(row with { Out = Path.Combine(folder.Path, name) }, context, cancellation));
                reports.Add(opened[^1].Run(Expand, cancellation) with { Out = Path.Combine(target, name) });
            }

            folder.Finish();
            return reports;
        }
        finally
        {
            opened.ForEach(export => export.Dispose());
        }
    }

    private static ExportRequest RequestOf(ParseResult parsed, (string Name, IReadOnlyList<string> Words, int Line) row, string matrix)
    {
        var arguments = new ExportArguments();
        var command = new Command("export");
        arguments.AddTo(command);
        var result = new Command("pq") { command }.Parse(["export", .. ExportMatrix.Join(Common(parsed), row.Words)]);
        return result.Errors.Count == 0 && !row.Words.Any(Own.Contains)
            ? arguments.Read(result)
            : throw new UsageException(
                $"{DisplayText.Of(matrix)}:{row.Line}: "
                + (result.Errors is [var error, ..] ? error.Message : "a row has no folder of its own"));
    }

    private static List<string[]> Common(ParseResult parsed)
    {
        var groups = new List<List<string>>();
        foreach (var token in parsed.Tokens.Where(token => token.Type is TokenType.Option or TokenType.Argument))
        {
            if (token.Type == TokenType.Option)
            {
                groups.Add([token.Value]);
            }
            else
            {
                groups[^1].Add(token.Value);
            }
        }

        return [.. groups.Where(group => !Own.Contains(group[0])).Select(group => group.ToArray())];
    }

    private ExpandedQueue Expand(ExportJob job, CancellationToken cancellation)
    {
        var key = KeyOf(job);
        return _expanded.TryGetValue(key, out var known) ? known : _expanded[key] = ExpandedQueue.Make(job, cancellation);
    }

    private static string KeyOf(ExportJob job)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{job.MainlinePath}\0{job.Options}\0"));
        foreach (var patch in job.Patches)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{patch.DisplayName}\0{patch.Strip}\0{patch.IsReversed}\0"));
            hash.AppendData(SHA256.HashData((patch.Folder.TryRead(patch.Name.Span) ?? default).Span));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
