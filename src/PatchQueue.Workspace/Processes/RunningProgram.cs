using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PatchQueue.Processes;

/// <summary>The only place that starts a program: small fixed environment, streams at both ends, ended when it is disposed of.</summary>
public sealed class RunningProgram : IDisposable
{
    private const int MaxErrorText = 64 * 1024;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private RunningProgram(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null && _errors.Length < MaxErrorText)
            {
                _errors.Append(line.Data).Append('\n');
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Takes what the program reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Gives what the program writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it wrote as errors, complete after <see cref="End"/>.</summary>
    public string Errors => _errors.ToString();

    /// <summary>Starts a program.</summary>
    /// <exception cref="ProgramMissingException">It is not installed.</exception>
    public static RunningProgram Start(ProgramCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in call.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new RunningProgram(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            throw new ProgramMissingException(call);
        }
    }

    /// <summary>Closes its input and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public int End()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
