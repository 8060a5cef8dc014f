using System.Diagnostics;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Work;

namespace PatchQueue.Output;

/// <summary>A line at the bottom of the terminal: patches done and time left. Where there is no terminal, nothing.</summary>
internal sealed class ProgressBar : IProgress<WorkEvent>, IDisposable
{
    private const int BarWidth = 30;
    private const int MillisecondsBetween = 80;

    private readonly CommandContext _context;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private long _shownAt = -MillisecondsBetween;
    private bool _isShown;

    private ProgressBar(CommandContext context) => _context = context;

    /// <summary>A bar for a command; null where nobody would see it.</summary>
    public static ProgressBar? For(CommandContext context, bool isQuiet) =>
        isQuiet || context.TerminalWidth < BarWidth * 2 ? null : new ProgressBar(context);

    /// <inheritdoc/>
    public void Report(WorkEvent value)
    {
        lock (_gate)
        {
            if (_watch.ElapsedMilliseconds - _shownAt < MillisecondsBetween)
            {
                return;
            }

            _shownAt = _watch.ElapsedMilliseconds;
            _isShown = true;
            _context.Error.Write("\r" + Text(value).PadRight(_context.TerminalWidth - 1));
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_isShown)
        {
            _context.Error.Write("\r" + new string(' ', _context.TerminalWidth - 1) + "\r");
        }
    }

    private string Text(WorkEvent value) => value switch
    {
        WorkEvent.PatchesRead read => Bar("reading", read.Done, read.Total),
        WorkEvent.PatchesApplied applied => Bar("applying", applied.Done, applied.Total),
        WorkEvent.FilesWritten written => $"unpacking: {written.Done} files",
        _ => throw new UnreachableException(),
    };

    private string Bar(string verb, int done, int total)
    {
        var share = total == 0 ? 1.0 : (double)done / total;
        var filled = (int)(share * BarWidth);
        var left = share < 0.02 ? "" : $", {_watch.Elapsed.TotalSeconds * (1 - share) / share:0} s left";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{verb} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {done} of {total} patches{left}");
    }
}
