using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;

namespace PatchQueue.Records;

/// <summary>
/// The first words of a tree's record, read before the rest. Its checksum stands at the end, so that they are only to be trusted once all
/// of it has been read too.
/// </summary>
internal static class TreeRecordHead
{
    private const int Length = 16 * 1024;

    /// <summary>Which queue the tree belongs to; null where that cannot be told from so little.</summary>
    public static string? TryReadQueue(StateDirectory state)
    {
        using var file = FileDescriptor.OpenBeneath(state.Handle, TreeRecordFile.Name, Libc.OpenReadOnly | Libc.OpenNoFollow);
        if (!file.IsOpen)
        {
            return null;
        }

        var bytes = new byte[Length];
        return TryParse(bytes.AsMemory(0, file.Read(bytes, TreeRecordFile.Name)));
    }

    // heading, base, queue
    private static string? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new FieldReader(bytes);
            var (heading, _, queue) = (reader.ReadBytes(), reader.ReadBytes(), reader.ReadBytes());
            return Encoding.ASCII.GetString(heading.Span) == TreeRecordFile.Heading ? Encoding.UTF8.GetString(queue.Span) : null;
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
