namespace PatchQueue.Archives;
/// <summary>stub</summary>
public static class Decompression { /// <summary>stub</summary>
public static ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> bytes, string name, long maxBytes) => throw new NotSupportedException(name + maxBytes + bytes.Length); }
