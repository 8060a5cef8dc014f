using System.Text;
using PatchQueue.Archives;

namespace PatchQueue.Tests.Archives;

/// <summary>Builds tars as hostile as a test needs; nothing is checked.</summary>
internal sealed class RawTar
{
    private readonly List<byte> _bytes = [];

    public RawTar File(string name, string content, int mode = 0x1a4) => Add(name, '0', content, mode: mode);

    public RawTar Link(string name, string target) => Add(name, '2', target: target);

    public RawTar HardLink(string name, string target) => Add(name, '1', target: target);

    public RawTar Directory(string name, int mode = 0x1ed) => Add(name, '5', mode: mode);

    public RawTar Add(
        string name, char type, string content = "", string target = "", int mode = 0x1a4, long? size = null, string magic = "ustar\000",
        string prefix = "")
    {
        var block = new byte[512];
        Put(block, 0, 100, name);
        Put(block, 100, 8, Convert.ToString(mode, 8).PadLeft(7, '0'));
        Put(block, 124, 12, Convert.ToString(size ?? content.Length, 8).PadLeft(11, '0'));
        Put(block, 136, 12, "13727410000");
        block[156] = (byte)type;
        Put(block, 157, 100, target);
        Put(block, 257, 8, magic);
        Put(block, 345, 155, prefix);
        Put(block, 148, 8, "        ");
        Put(block, 148, 8, Convert.ToString(block.Sum(octet => octet), 8).PadLeft(6, '0') + "\0 ");
        _bytes.AddRange(block);
        var data = Encoding.Latin1.GetBytes(content);
        _bytes.AddRange(data);
        _bytes.AddRange(new byte[-data.Length & 511]);
        return this;
    }

    public RawTar Pax(params string[] records) => Add("PaxHeader", 'x', string.Concat(records.Select(Record)));

    public RawTar Global(params string[] records) => Add("pax_global_header", 'g', string.Concat(records.Select(Record)));

    public byte[] ToBytes(bool hasEnd = true) => hasEnd ? [.. _bytes, .. new byte[1024]] : [.. _bytes];

    public static byte[] Compress(byte[] bytes, CompressionKind kind)
    {
        using var result = new MemoryStream();
        using (var stream = Compressor.Open(result, kind, "test"))
        {
            stream.Write(bytes);
        }

        return result.ToArray();
    }

    private static string Record(string text)
    {
        var length = text.Length + 2;
        length += length.ToString().Length;
        length = text.Length + 2 + length.ToString().Length;
        return $"{length} {text}\n";
    }

    private static void Put(byte[] block, int at, int length, string text) =>
        Encoding.Latin1.GetBytes(text).AsSpan(0, Math.Min(text.Length, length)).CopyTo(block.AsSpan(at));
}
