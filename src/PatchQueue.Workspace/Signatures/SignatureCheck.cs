using PatchQueue.Processes;

namespace PatchQueue.Signatures;

/// <summary>
/// Checks a detached signature with gpgv while the data passes: write it to <see cref="Data"/>, then ask for the verdict.
/// gpgv sees an empty home directory and the one keyring, never the user's own.
/// </summary>
public sealed class SignatureCheck : IDisposable
{
    private readonly DirectoryInfo _home;
    private readonly RunningProgram _program;
    private readonly Task<string> _status;
    private readonly CancellationToken _cancellation;

    private SignatureCheck(DirectoryInfo home, RunningProgram program, CancellationToken cancellation)
    {
        (_home, _program, _cancellation) = (home, program, cancellation);
        _status = new StreamReader(program.Output).ReadToEndAsync(CancellationToken.None);
        Data = new TolerantStream(program.Input);
    }

    /// <summary>Where the signed bytes go, in order; only writes. It never fails: what gpgv refused to read, the verdict tells.</summary>
    public Stream Data { get; }

    /// <summary>Starts gpgv.</summary>
    /// <param name="signature">The signature's file, armoured or not.</param>
    /// <param name="keyring">A binary keyring (<c>gpg --export</c>).</param>
    /// <param name="cancellation">Ends gpgv.</param>
    /// <exception cref="ProgramMissingException">gpgv is not installed.</exception>
    public static SignatureCheck Start(string signature, string keyring, CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("pq-gpgv-");
        try
        {
            // Full paths: gpgv looks for a bare keyring name in its home.
            var call = new ProgramCall("gpgv", [
                "--homedir", home.FullName, "--keyring", Path.GetFullPath(keyring), "--status-fd", "1", Path.GetFullPath(signature), "-"]);
            var variables = call.Variables.Add("GNUPGHOME", home.FullName).Add("HOME", home.FullName);
            return new SignatureCheck(home, RunningProgram.Start(call with { Variables = variables }, cancellation), cancellation);
        }
        catch
        {
            home.Delete(true);
            throw;
        }
    }

    /// <summary>The verdict, once all data is written.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SignatureVerdict Finish()
    {
        var result = _program.Wait();
        _cancellation.ThrowIfCancellationRequested();
        return GpgStatus.Read(_status.GetAwaiter().GetResult(), result.ExitCode, result.Reason);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Data.Dispose();
        _program.Dispose();
        _home.Delete(true);
    }
}
