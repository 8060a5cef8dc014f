using System.Diagnostics;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Work;

namespace PatchQueue.Output;

/// <summary>
/// A line at the bottom of the terminal: patches done and time left. Where there is no terminal a long run says so now and then in a line
/// of its own, so that a log shows that it is alive.
/// </summary>
internal sealed class ProgressBar : IProgress<WorkEvent>, IDisposable
{
    private const int BarWidth = 30;
    private const int MillisecondsBetween = 80;
    private const int MillisecondsBetweenLines = 10_000;

    private readonly CommandContext _context;
    private readonly bool _isLines;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private long _shownAt;
    private bool _isShown;

    private ProgressBar(CommandContext context)
    {
        _context = context;
        _isLines = context.TerminalWidth < BarWidth * 2;
    }

    /// <summary>Progress of a command; null where nobody wants to see it.</summary>
    public static ProgressBar? For(CommandContext context, bool isQuiet) => isQuiet ? null : new ProgressBar(context);

    /// <inheritdoc/>
    public void Report(WorkEvent value)
    {
        lock (_gate)
        {
            if (_watch.ElapsedMilliseconds - _shownAt < (_isLines ? MillisecondsBetweenLines : MillisecondsBetween))
            {
                return;
            }

            _shownAt = _watch.ElapsedMilliseconds;
            Show(Text(value));
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

    private void Show(string text)
    {
        if (_isLines)
        {
            _context.Error.WriteLine(text);
            return;
        }

        _isShown = true;
        _context.Error.Write("\r" + text.PadRight(_context.TerminalWidth - 1));
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
        var bar = _isLines ? "" : $" [{new string('#', filled)}{new string('.', BarWidth - filled)}]";
        var left = share < 0.02 ? "" : $", {_watch.Elapsed.TotalSeconds * (1 - share) / share:0} s left";
        return string.Create(CultureInfo.InvariantCulture, $"{verb}{bar} {done} of {total} patches{left}");
    }
}
