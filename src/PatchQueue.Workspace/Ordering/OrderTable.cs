using System.Buffers.Binary;

namespace PatchQueue.Ordering;

/// <summary>The commits of one branch with their numbers: records of an id of 20 bytes and a number of 4, sorted by id.</summary>
internal static class OrderTable
{
    /// <summary>Bytes of an id.</summary>
    public const int IdSize = 20;

    /// <summary>Bytes of a record.</summary>
    public const int RecordSize = IdSize + 4;

    /// <summary>The number of a commit; 0 when the table has it not.</summary>
    public static int Find(ReadOnlySpan<byte> table, ReadOnlySpan<byte> id)
    {
        var (low, high) = (0, table.Length / RecordSize);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var record = table.Slice(middle * RecordSize, RecordSize);
            var order = record[..IdSize].SequenceCompareTo(id);
            if (order == 0)
            {
                return BinaryPrimitives.ReadInt32LittleEndian(record[IdSize..]);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return 0;
    }

    /// <summary>Makes a table.</summary>
    /// <param name="ids">Ids as git walks them, the newest first, one behind another.</param>
    /// <param name="known">A table of older commits, whose numbers stay; empty for none.</param>
    public static byte[] Make(byte[] ids, ReadOnlySpan<byte> known)
    {
        var count = ids.Length / IdSize;
        var first = known.Length / RecordSize;
        var order = Enumerable.Range(0, count).ToArray();
        Array.Sort(order, (one, other) => ids.AsSpan(one * IdSize, IdSize).SequenceCompareTo(ids.AsSpan(other * IdSize, IdSize)));
        var table = new byte[known.Length + (count * RecordSize)];
        var (from, at) = (0, 0);
        foreach (var i in order)
        {
            var id = ids.AsSpan(i * IdSize, IdSize);
            var end = from;
            while (end < known.Length && known.Slice(end, IdSize).SequenceCompareTo(id) < 0)
            {
                end += RecordSize;
            }

            known[from..end].CopyTo(table.AsSpan(at));
            at += end - from;
            from = end;
            id.CopyTo(table.AsSpan(at));
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(at + IdSize), first + count - i);
            at += RecordSize;
        }

        known[from..].CopyTo(table.AsSpan(at));
        return table;
    }
}
