using System.Security.Cryptography;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Diffing;

/// <summary>git's name for a file's content, as hex digits.</summary>
internal static class BlobId
{
    /// <summary>Digits of a whole id.</summary>
    public const int Length = 40;

    /// <summary>The SHA-1 id of the file's bytes; zeros for no file.</summary>
    public static byte[] Of(SourceFile? file)
    {
        if (file is null)
        {
            return [.. Enumerable.Repeat((byte)'0', Length)];
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {file.Bytes.Length}\0"));
        hash.AppendData(file.Bytes.Span);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
