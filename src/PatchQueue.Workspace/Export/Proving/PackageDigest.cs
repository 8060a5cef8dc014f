using System.Security.Cryptography;
using System.Text;

namespace PatchQueue.Export;

/// <summary>One hash for all files of a package: two packages have the same exactly when they hold the same files.</summary>
public static class PackageDigest
{
    /// <summary>SHA-256 over <c>HASH NAME</c> and an LF for each file, in byte order of the names; null where there is no folder.</summary>
    /// <param name="folder">The package; absolute.</param>
    public static string? TryOf(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            var sum = Convert.ToHexStringLower(SHA256.HashData(file));
            hash.AppendData(Encoding.UTF8.GetBytes($"{sum} {Path.GetRelativePath(folder, path)}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
