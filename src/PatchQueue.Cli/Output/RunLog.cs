using PatchQueue.Applying;
using PatchQueue.Expanding;
using Serilog;
using Serilog.Core;

namespace PatchQueue.Output;

/// <summary>The log file of <c>--log</c>: one line a patch that is not simply in, with all that is known of it.</summary>
internal sealed class RunLog : IDisposable
{
    private readonly Logger? _logger;

    private RunLog(Logger? logger) => _logger = logger;

    /// <summary>Opens a log; without a path it takes everything and keeps nothing.</summary>
    public static RunLog Open(string? path) => new(path is null ? null : new LoggerConfiguration()
        .WriteTo.File(path, formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateLogger());

    /// <summary>Writes a sentence.</summary>
    public void Note(string sentence) => _logger?.Information("{Note}", sentence);

    /// <summary>Writes what applying came to.</summary>
    public void Write(ApplyReport report)
    {
        for (var i = 0; _logger is not null && i < report.Patches.Length; i++)
        {
            if (report.Outcomes[i] is PatchOutcome.Rejected rejected)
            {
                _logger.Error("{Patch} rejected: {Files}", report.Patches[i].Name, Words(rejected.Files));
            }
            else if (report.Outcomes[i] is PatchOutcome.WithOffset moved)
            {
                _logger.Information("{Patch} in with an offset: {Files}", report.Patches[i].Name, Words(moved.Files));
            }
            else if (report.Outcomes[i] is PatchOutcome.WithFuzz fuzzy)
            {
                _logger.Warning("{Patch} in with fuzz: {Files}", report.Patches[i].Name, Words(fuzzy.Files));
            }
        }

        _logger?.Information("{Applied} of {Total} patches applied", report.Applied, report.Patches.Length);
        _logger?.Information("peak memory {Peak} MiB", Native.ProcessMemory.Peak >> 20);
    }

    /// <inheritdoc/>
    public void Dispose() => _logger?.Dispose();

    private static string Words(IEnumerable<FilePatchOutcome> files) => string.Join("; ", files.Select(file =>
        file.Reject is { } reject ? reject.Message : $"{file.Path}: {string.Join(", ", file.Hunks.Select(hunk => hunk.ToString()))}"));
}
