using System.Collections;

namespace PatchQueue.Cli;

/// <summary>What a command has of the world around it, so that tests can give it another.</summary>
internal sealed record CommandContext
{
    /// <summary>Takes what was asked for.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes errors, warnings and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Takes what was asked for and is no text: its bytes reach <see cref="Out"/> as they are.</summary>
    public required Stream OutBytes { get; init; }

    /// <summary>What is fed to the command.</summary>
    public Stream InBytes { get; init; } = Stream.Null;

    /// <summary>Takes what programs that pq runs have to say to people: its bytes reach <see cref="Error"/> as they are.</summary>
    public Stream ErrorBytes { get; init; } = Stream.Null;

    /// <summary>Answers to questions.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>The command line, as far as a person wants to read it again.</summary>
    public string Words { get; init; } = "";

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Width of the terminal that <see cref="Error"/> is, in columns; 0 when it is none.</summary>
    public int TerminalWidth { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Whether a person sits at both ends, so that an editor can be opened.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>All that is fed to the command.</summary>
    public ReadOnlyMemory<byte> ReadInput()
    {
        // Room that is not touched costs nothing; to grow and to copy costs a page fault each 4 KiB.
        var (bytes, length) = (new byte[1 << 20], 0);
        while (InBytes.Read(bytes, length, bytes.Length - length) is var count and > 0)
        {
            length += count;
            Array.Resize(ref bytes, length == bytes.Length ? 2 * length : bytes.Length);
        }

        return bytes.AsMemory(0, length);
    }

    /// <summary>A path of the command line as an absolute one.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>Writes bytes to the output, behind all text that was written before.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Out.Flush();
        OutBytes.Write(bytes);
        OutBytes.Flush();
    }

    /// <summary>The process as it was started.</summary>
    public static CommandContext OfProcess() => new()
    {
        Out = Console.Out,
        OutBytes = Console.OpenStandardOutput(),
        InBytes = Console.OpenStandardInput(),
        ErrorBytes = Console.OpenStandardError(),
        In = Console.In,
        IsTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        Error = IsColoured() ? new Output.ColouredWriter(Console.Error) : Console.Error,
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal),
        WorkingDirectory = Directory.GetCurrentDirectory(),
        TerminalWidth = Console.IsErrorRedirected || System.Environment.GetEnvironmentVariable("TERM") == "dumb" ? 0 : Console.WindowWidth,
        IsOutTerminal = !Console.IsOutputRedirected,
    };

    // https://no-color.org
    private static bool IsColoured() => !Console.IsErrorRedirected
        && System.Environment.GetEnvironmentVariable("TERM") != "dumb"
        && string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR"));
}
