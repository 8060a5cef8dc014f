namespace PatchQueue.Processes;

/// <summary>Runs a program to its end.</summary>
public static class ProgramRunner
{
    /// <summary>Writes the call's input, reads all output, waits. An exit code other than 0 is a result, not an exception.</summary>
    /// <exception cref="ProgramMissingException">It is not in PATH.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the program is ended.</exception>
    public static ProgramResult Run(ProgramCall call, CancellationToken cancellation)
    {
        using var program = RunningProgram.Start(call, cancellation);
        // Output is read while input is written: a program that answers as it reads would stop at a full pipe.
        var output = Task.Run(() => ReadAll(program.Output), CancellationToken.None);
        WriteAll(program.Input, call.Input);
        var bytes = output.GetAwaiter().GetResult();
        var result = program.Wait(bytes);
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static byte[] ReadAll(Stream stream)
    {
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void WriteAll(Stream stream, ReadOnlyMemory<byte> input)
    {
        try
        {
            stream.Write(input.Span);
            stream.Dispose();
        }
        catch (IOException)
        {
            // The program does not want all of it; its exit code says whether that is right.
        }
    }
}
