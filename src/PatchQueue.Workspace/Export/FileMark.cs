using System.Security.Cryptography;
using PatchQueue.Applying;

namespace PatchQueue.Export;

/// <summary>What a file is, short enough to be kept for a whole tree.</summary>
/// <param name="Mode"><c>100644</c>, <c>100755</c> or <c>120000</c>, as git has it; <c>000000</c> for no file.</param>
/// <param name="Hash">SHA-256 of its bytes, or of a link's target, as 64 hexadecimal digits; empty for no file.</param>
public readonly record struct FileMark(string Mode, string Hash)
{
    /// <summary>No file.</summary>
    public static readonly FileMark Absent = new("000000", "");

    /// <summary>The mark of a file of a group.</summary>
    public static FileMark Of(in FileView file) => !file.IsFile
        ? Absent
        : new(ModeOf(file.State == SourceState.Symlink, file.Permissions), Convert.ToHexStringLower(SHA256.HashData(file.Text.ToArray())));

    /// <summary>The mark of a file's bytes.</summary>
    public static FileMark Of(ReadOnlySpan<byte> bytes, bool isLink, int permissions) =>
        new(ModeOf(isLink, permissions), Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static string ModeOf(bool isLink, int permissions) =>
        isLink ? "120000" : (permissions & 0x40) != 0 ? "100755" : "100644";
}
