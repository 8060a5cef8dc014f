using System.Buffers;
using PatchQueue.Cli;
using PatchQueue.Ordering;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Lines that begin with a commit's id, in upstream order: what <c>git sort</c> of kernel-source does.</summary>
internal static class SortLines
{
    private const int IdLength = 40;
    private const int BufferSize = 1 << 16;

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Sorts what is fed to the command; lines of one commit keep their order, and unknown commits come last.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">A line does not begin with a full commit id.</exception>
    public static int Run(CommandContext context, CommitOrder order)
    {
        var input = context.ReadInput().Span;
        var lines = Read(input, order);
        lines.Sort((one, other) => one.Place.CompareTo(other.Place) is var order and not 0 ? order : one.Line.Offset - other.Line.Offset);
        var sorted = new ArrayBufferWriter<byte>(BufferSize);
        foreach (var (_, line) in lines)
        {
            if (sorted.FreeCapacity <= line.Length)
            {
                context.WriteBytes(sorted.WrittenSpan);
                sorted.ResetWrittenCount();
            }

            sorted.Write(line.Of(input));
            sorted.Write("\n"u8);
        }

        context.WriteBytes(sorted.WrittenSpan);
        var unknown = lines.Count(line => line.Place.Number == 0);
        if (unknown == 0)
        {
            return ExitCode.Done;
        }

        context.Error.WriteLine($"error: no branch that is fetched has {unknown} of the commits; they come last");
        return ExitCode.NeedsPerson;
    }

    private static List<(CommitPlace Place, Slice Line)> Read(ReadOnlySpan<byte> input, CommitOrder order)
    {
        var lines = new List<(CommitPlace, Slice)>(input.Length / IdLength);
        var reader = new LineReader(input);
        while (reader.TryRead(out var line))
        {
            var offset = reader.Position - line.Length;
            line = line.TrimEnd("\r\n"u8);
            if (line.ContainsAnyExcept(Blanks))
            {
                lines.Add((order.Find(IdOf(line, reader.LineNumber)) ?? CommitPlace.Unknown, new Slice(offset, line.Length)));
            }
        }

        return lines;
    }

    private static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> line, int number)
    {
        var words = line.TrimStart(" \t"u8);
        var length = words.IndexOfAny(Blanks);
        var word = length < 0 ? words : words[..length];
        return word.Length == IdLength && !word.ContainsAnyExcept(Digits)
            ? word
            : throw new IOException($"line {number} does not begin with a commit id of 40 digits: {DisplayText.Of(line)}");
    }
}
