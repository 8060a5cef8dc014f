using System.Net.Http;
using System.Text;
using System.Xml.Linq;

namespace PatchQueue.Submitting;

/// <summary>What a request brings; it can be sent more than once.</summary>
public abstract class RequestBody
{
    /// <summary>In bytes.</summary>
    public abstract long Length { get; }

    /// <summary>XML.</summary>
    public static RequestBody Of(XElement xml) => new Memory(Encoding.UTF8.GetBytes(xml.ToString()));

    /// <summary>A file, read as it is sent.</summary>
    /// <param name="path">Absolute.</param>
    public static RequestBody OfFile(string path) => new OnDisk(path);

    /// <summary>The body, to be sent once.</summary>
    internal abstract HttpContent Open();

    private sealed class Memory(byte[] bytes) : RequestBody
    {
        public override long Length => bytes.Length;

        internal override HttpContent Open() => new ByteArrayContent(bytes);
    }

    private sealed class OnDisk(string path) : RequestBody
    {
        private const int BufferSize = 1 << 16;

        public override long Length { get; } = new FileInfo(path).Length;

        internal override HttpContent Open() =>
            new StreamContent(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), BufferSize);
    }
}
