namespace PatchQueue.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 to 255; 128 and the number of the signal when a signal ended it.</param>
/// <param name="Output">What it wrote to standard output; empty when the caller read that as a stream.</param>
/// <param name="ErrorText">The first 64 KiB of its standard error, decoded as UTF-8; not yet escaped for a terminal.</param>
public sealed record ProgramResult(int ExitCode, ReadOnlyMemory<byte> Output, string ErrorText)
{
    /// <summary>Whether it ended with 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The line of the error text that says what went wrong, without <c>fatal: </c>; the exit code when there is none.</summary>
    public string Reason
    {
        get
        {
            var lines = ErrorText.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var line = lines.FirstOrDefault(l => l.StartsWith("fatal: ", StringComparison.Ordinal))
                ?? lines.FirstOrDefault(l => l.Any(char.IsLetter));
            return line is null ? $"exit code {ExitCode}" : Text.DisplayText.Of(line.Replace("fatal: ", "", StringComparison.Ordinal));
        }
    }
}
