using System.Globalization;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>
/// The journal of a transaction as bytes: a line a step and, last, a checksum over all of it. A journal that was cut off or changed has
/// no valid end and therefore never happened.
/// </summary>
public static class JournalFile
{
    private const string Heading = "pq-journal 1";

    /// <summary>Writes the steps.</summary>
    public static byte[] Write(IReadOnlyList<StagedFile> steps)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Encoding.ASCII.GetBytes($"{Heading}\n"));
        foreach (var step in steps)
        {
            // NUMBER RESULT ORIGINAL LENGTH PATH, where the path is that many bytes of any kind
            buffer.Write(Encoding.ASCII.GetBytes($"{step.Number} {step.Result} {step.Original} {step.Path.Bytes.Length} "));
            buffer.Write(step.Path.Bytes);
            buffer.WriteByte((byte)'\n');
        }

        var hash = XxHash128.Hash(buffer.ToArray());
        buffer.Write(Encoding.ASCII.GetBytes($"end {Convert.ToHexStringLower(hash)}\n"));
        return buffer.ToArray();
    }

    /// <summary>Reads the steps.</summary>
    /// <returns>Null when the journal has no valid end.</returns>
    public static IReadOnlyList<StagedFile>? TryRead(ReadOnlySpan<byte> bytes)
    {
        const int EndLength = 4 + 32 + 1;
        if (bytes.Length < EndLength)
        {
            return null;
        }

        var (body, end) = (bytes[..^EndLength].ToArray(), Encoding.ASCII.GetString(bytes[^EndLength..]));
        return end == $"end {Convert.ToHexStringLower(XxHash128.Hash(body))}\n" ? ReadSteps(body) : null;
    }

    private static List<StagedFile>? ReadSteps(ReadOnlySpan<byte> body)
    {
        var steps = new List<StagedFile>();
        var rest = body[(body.IndexOf((byte)'\n') + 1)..];
        while (!rest.IsEmpty)
        {
            var number = int.Parse(Word(ref rest), CultureInfo.InvariantCulture);
            var result = Enum.Parse<SourceState>(Word(ref rest));
            var original = Enum.Parse<SourceState>(Word(ref rest));
            var length = int.Parse(Word(ref rest), CultureInfo.InvariantCulture);
            if (!TreePath.TryCreate(rest[..length], out var path, out _))
            {
                return null;
            }

            steps.Add(new StagedFile(path, number, result, original));
            rest = rest[(length + 1)..];
        }

        return steps;
    }

    private static string Word(ref ReadOnlySpan<byte> text)
    {
        var blank = text.IndexOf((byte)' ');
        var word = Encoding.ASCII.GetString(text[..blank]);
        text = text[(blank + 1)..];
        return word;
    }
}
