using System.Runtime.InteropServices;

namespace PatchQueue.Cli;

/// <summary>Ctrl-C and SIGTERM as a token. The second signal ends the process at once: whoever sends it no longer wants to wait.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _fromKeyboard;
    private readonly PosixSignalRegistration _termination;
    private bool _isTermination;

    /// <summary>Listens from now on.</summary>
    public Interruption()
    {
        _fromKeyboard = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code as the shell expects it: 143 where it was SIGTERM that interrupted the command.</summary>
    public int CodeOf(int code) => code == ExitCode.Interrupted && _isTermination ? ExitCode.Terminated : code;

    /// <inheritdoc/>
    public void Dispose()
    {
        _fromKeyboard.Dispose();
        _termination.Dispose();
        _source.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = !_source.IsCancellationRequested;
        if (signal.Cancel)
        {
            _isTermination = signal.Signal == PosixSignal.SIGTERM;
            _source.Cancel();
        }
    }
}
