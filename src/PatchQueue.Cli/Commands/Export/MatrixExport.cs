using System.CommandLine;
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
        var target = request.Target(context);
        var rows = ExportMatrix.Read(matrix).Select(row => (row.Name, Request: RequestOf(parsed, row, matrix))).ToList();
        using var folder = FolderReplacement.Begin(target, request.IsForced);
        var opened = new List<OpenedExport>();
        try
        {
            var reports = new List<ExportReport>();
            foreach (var (name, row) in rows)
            {
                opened.Add(OpenedExport.Open(row with { Out = Path.Combine(folder.Path, name) }, context, cancellation));
                var report = opened[^1].Run((job, ended) => Expand(job, row.Keyring, ended), cancellation);
                reports.Add(report with { Out = Path.Combine(target, name) });
            }

            folder.Finish();
            return reports;
        }
        finally
        {
            opened.ForEach(export => export.Dispose());
        }
    }

    private static ExportRequest RequestOf(ParseResult parsed, ExportMatrix.Row row, string matrix)
    {
        var common = ExportMatrix.OptionsOf(parsed).Where(option => !Own.Contains(option.Name));
        var own = ExportMatrix.OptionsOf(Parse(row.Words).Result);
        var (arguments, result) = Parse(ExportMatrix.Join(common, own, row.Words));
        var fault = result.Errors is [var error, ..] ? UsageWords.Of(error.Message)
            : own.FirstOrDefault(option => Own.Contains(option.Name)).Name is { } name ? $"a row has no {name} of its own"
            : null;
        return fault is null ? arguments.Read(result) : throw new UsageException($"{DisplayText.Of(matrix)}:{row.Line}: {fault}");
    }

    private static (ExportArguments Arguments, ParseResult Result) Parse(IEnumerable<string> words)
    {
        var arguments = new ExportArguments();
        var command = new Command("export");
        arguments.AddTo(command);

        // '@file' is a word like any other, as it is on the command line.
        return (arguments, new Command("pq") { command }.Parse(
            ["export", .. words], new ParserConfiguration { ResponseFileTokenReplacer = null }));
    }

    // A signature that a row demands has been checked only by a row with the same keys.
    private ExpandedQueue Expand(ExportJob job, string? keyring, CancellationToken cancellation)
    {
        var key = $"{keyring}\n{KeyOf(job)}";
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
