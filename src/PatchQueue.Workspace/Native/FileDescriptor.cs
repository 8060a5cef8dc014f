using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PatchQueue.Text;

namespace PatchQueue.Native;

/// <summary>An open file as a number, closed by a using declaration. Reads and writes whole buffers, whatever the kernel splits.</summary>
[SkipLocalsInit]
internal readonly unsafe ref struct FileDescriptor(int number)
{
    private const int MaxVectors = 1024;

    /// <summary>The descriptor; negative when opening failed.</summary>
    public int Number { get; } = number;

    /// <summary>Whether opening succeeded.</summary>
    public bool IsOpen => Number >= 0;

    /// <summary>Opens below a directory without following any link.</summary>
    public static FileDescriptor OpenBeneath(DirectoryHandle directory, ReadOnlySpan<byte> path, int flags, uint mode = 0)
    {
        fixed (byte* name = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(path))
        {
            return new FileDescriptor(Libc.OpenBeneath(directory.Descriptor, name, flags | Libc.OpenCloseOnExec, mode));
        }
    }

    /// <summary>
    /// Opens for reading below a directory; links are followed as long as they do not lead out of it. Never waits for a FIFO.
    /// </summary>
    public static FileDescriptor OpenInside(DirectoryHandle directory, ReadOnlySpan<byte> path)
    {
        fixed (byte* name = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(path))
        {
            var flags = Libc.OpenReadOnly | Libc.OpenNonBlocking | Libc.OpenCloseOnExec;
            return new FileDescriptor(Libc.OpenBeneath(directory.Descriptor, name, flags, 0, OpenHow.LinksBeneath));
        }
    }

    /// <summary>Creates a file of one component in a directory; nothing of that name may exist, not even a link.</summary>
    public static FileDescriptor CreateIn(DirectoryHandle directory, ReadOnlySpan<byte> name, int permissions)
    {
        const int Flags = Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenExclusive | Libc.OpenCloseOnExec;
        fixed (byte* path = new PathBuffer(stackalloc byte[PathBuffer.Size]).Of(name))
        {
            return new FileDescriptor(Libc.OpenAt(directory.Descriptor, path, Flags | Libc.OpenNoFollow, (uint)permissions));
        }
    }

    /// <summary>Creates a file some components below a directory; nothing of that name may exist, and no link is followed.</summary>
    public static FileDescriptor CreateBeneath(DirectoryHandle directory, ReadOnlySpan<byte> path, int permissions) =>
        OpenBeneath(directory, path, Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenExclusive, (uint)permissions);

    /// <summary>Sets when the file was last modified.</summary>
    public void SetModified(FileTime time, ReadOnlySpan<byte> path)
    {
        var times = stackalloc TimeSpec[] { TimeSpec.Omit, new TimeSpec(time.Seconds, time.Nanoseconds) };
        if (Libc.SetTimes(Number, times) != 0)
        {
            throw SystemCallException.Last($"set the time of {DisplayText.Of(path)}");
        }
    }

    /// <summary>Type, size, mode and times.</summary>
    public StatX Stat(ReadOnlySpan<byte> path)
    {
        StatX result;
        byte empty = 0;
        return Libc.StatX(Number, &empty, Libc.AtEmptyPath, StatX.BasicMask, &result) == 0
            ? result
            : throw SystemCallException.Last($"look at {DisplayText.Of(path)}");
    }

    /// <summary>Fills the buffer as far as the file goes.</summary>
    /// <returns>Bytes read.</returns>
    public int Read(Span<byte> buffer, ReadOnlySpan<byte> path)
    {
        var total = 0;
        fixed (byte* start = buffer)
        {
            while (total < buffer.Length)
            {
                var count = Libc.Read(Number, start + total, buffer.Length - total);
                if (count == 0)
                {
                    break;
                }

                if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
                {
                    throw SystemCallException.Last($"read {DisplayText.Of(path)}");
                }

                total += (int)Math.Max(count, 0);
            }
        }

        return total;
    }

    /// <summary>Writes the ranges of a buffer one after another.</summary>
    public void Write(ReadOnlySpan<byte> buffer, List<Slice> runs, ReadOnlySpan<byte> path)
    {
        var vectors = stackalloc IoVector[Math.Min(runs.Count, MaxVectors)];
        fixed (byte* start = buffer)
        {
            for (var first = 0; first < runs.Count; first += MaxVectors)
            {
                var count = Math.Min(runs.Count - first, MaxVectors);
                for (var i = 0; i < count; i++)
                {
                    vectors[i] = new IoVector(start + runs[first + i].Offset, runs[first + i].Length);
                }

                WriteAll(vectors, count, path);
            }
        }
    }

    /// <summary>Writes a buffer.</summary>
    public void Write(ReadOnlySpan<byte> buffer, ReadOnlySpan<byte> path)
    {
        fixed (byte* start = buffer)
        {
            for (nint done = 0; done < buffer.Length;)
            {
                var count = Libc.Write(Number, start + done, buffer.Length - done);
                if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
                {
                    throw SystemCallException.Last($"write {DisplayText.Of(path)}");
                }

                done += Math.Max(count, 0);
            }
        }
    }

    /// <summary>Closes the file. An error of close is an error of the last write.</summary>
    public void Dispose()
    {
        if (IsOpen && Libc.Close(Number) != 0)
        {
            throw SystemCallException.Last("close a file that was written");
        }
    }

    private void WriteAll(IoVector* vectors, int count, ReadOnlySpan<byte> path)
    {
        while (count > 0)
        {
            var written = Libc.WriteVector(Number, vectors, count);
            if (written < 0)
            {
                if (Marshal.GetLastPInvokeError() == Errno.Interrupted)
                {
                    continue;
                }

                throw SystemCallException.Last($"write {DisplayText.Of(path)}");
            }

            for (; count > 0 && written >= vectors->Length; count--)
            {
                written -= vectors->Length;
                vectors++;
            }

            if (count > 0)
            {
                *vectors = new IoVector(vectors->Start + written, vectors->Length - written);
            }
        }
    }
}
