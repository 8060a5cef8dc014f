using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>lzma_stream of liblzma 5: what is read from, what is written to, and the coder behind.</summary>
[StructLayout(LayoutKind.Sequential, Size = 136)]
internal unsafe struct LzmaStream
{
    public byte* Input;
    public nuint InputLength;
    public ulong TotalInput;
    public byte* Output;
    public nuint OutputLength;
    public ulong TotalOutput;
    public void* Allocator;
    public void* State;
}

/// <summary>lzma_mt of liblzma 5.4: how the coders with threads are set up.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct LzmaThreads
{
    [FieldOffset(0)]
    public uint Flags;

    [FieldOffset(4)]
    public uint Threads;

    [FieldOffset(8)]
    public ulong BlockSize;

    [FieldOffset(20)]
    public uint Preset;

    [FieldOffset(32)]
    public int Check;

    [FieldOffset(64)]
    public ulong ThreadingMemoryLimit;

    [FieldOffset(72)]
    public ulong MemoryLimit;
}

/// <summary>lzma_ret: what a step of a coder came to.</summary>
internal enum LzmaResult
{
    Ok = 0,
    StreamEnd = 1,
    MemoryError = 5,
    MemoryLimit = 6,
    FormatError = 7,
    OptionsError = 8,
    DataError = 9,
    BufferError = 10,
}
