using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PatchQueue.Processes;

/// <summary>
/// A started program with its three streams. It is ended, with its children, when the token is cancelled or this is disposed.
/// It stays in our process group: the class library cannot make another one.
/// </summary>
public sealed class RunningProgram : IDisposable
{
    private const int ErrorLimit = 64 * 1024;

    private readonly Process _process;
    private readonly Stream? _errorTo;
    private readonly CancellationTokenRegistration _ending;
    private readonly Task<string> _errors;

    private RunningProgram(Process process, Stream? errorTo, CancellationToken cancellation)
    {
        (_process, _errorTo) = (process, errorTo);
        _errors = Task.Factory.StartNew(ReadErrors, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ending = cancellation.Register(End);
    }

    /// <summary>Its standard input; closing it tells the program that there is no more.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Its standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    /// <exception cref="ProgramMissingException">It is not in PATH.</exception>
    /// <exception cref="DirectoryNotFoundException">The working directory is absent.</exception>
    public static RunningProgram Start(ProgramCall call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (call.WorkingDirectory is { } directory && !Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"cannot run {call.Program} in {directory}: there is no such directory");
        }

        try
        {
            return new RunningProgram(Process.Start(Describe(call))!, call.ErrorTo, cancellation);
        }
        catch (Win32Exception failure) when (failure.NativeErrorCode == 2)
        {
            throw new ProgramMissingException(call.Program, call.Package);
        }
    }

    /// <summary>Closes its input and waits for its end.</summary>
    /// <param name="output">What the caller has read, to stand in the result.</param>
    public ProgramResult Wait(ReadOnlyMemory<byte> output = default)
    {
        CloseInput();
        _process.WaitForExit();
        return new ProgramResult(_process.ExitCode, output, _errors.GetAwaiter().GetResult());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Dispose();
        End();
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = call.WorkingDirectory ?? "",
        };
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "TMPDIR" })
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        foreach (var (name, value) in call.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void CloseInput()
    {
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // The program ended before it read all; its exit code says why.
        }
    }

    private void End()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    // Read to the end even past the limit: a full pipe would stop the program.
    private string ReadErrors()
    {
        var stream = _process.StandardError.BaseStream;
        var kept = new MemoryStream();
        var buffer = new byte[4096];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            _errorTo?.Write(buffer, 0, count);
            _errorTo?.Flush();
            kept.Write(buffer, 0, (int)Math.Min(count, ErrorLimit - kept.Length));
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }
}
