using System.Buffers;

namespace PatchQueue.Series;

/// <summary>Writes a series: the bytes that its lines came from.</summary>
public static class SeriesWriter
{
    /// <summary>All lines as one new array.</summary>
    public static byte[] Write(PatchSeries series)
    {
        var bytes = new byte[series.Lines.Sum(line => line.Bytes.Length)];
        var position = 0;
        foreach (var line in series.Lines)
        {
            line.Bytes.Span.CopyTo(bytes.AsSpan(position));
            position += line.Bytes.Length;
        }

        return bytes;
    }

    /// <summary>Appends all lines to <paramref name="output"/>.</summary>
    public static void Write(PatchSeries series, IBufferWriter<byte> output)
    {
        foreach (var line in series.Lines)
        {
            output.Write(line.Bytes.Span);
        }
    }
}
