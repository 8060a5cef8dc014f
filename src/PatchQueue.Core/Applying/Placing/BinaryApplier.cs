using System.Security.Cryptography;
using System.Text;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Applies a <c>GIT binary patch</c>: only to exactly the bytes it was made for, as git does.</summary>
internal static class BinaryApplier
{
    /// <summary>Replaces the file's bytes.</summary>
    /// <returns>Null when it went in.</returns>
    public static Reject? Apply(PlannedPatch patch, PlannedFile section, BinaryChange binary, FileState target)
    {
        var hunk = patch.IsReversed ? binary.Backward : binary.Forward;
        if (hunk is null)
        {
            return Because(section.FilePatch.Line, $"the binary patch of {target.Path} cannot be reversed: it has one half only");
        }

        var text = patch.Text.Span;
        var old = target.Text.ToArray();
        if (!Holds(section.Before, text, old))
        {
            return Because(hunk.Line, $"the binary patch of {target.Path} was made for other bytes, or does not name its blobs in full");
        }

        if (BinaryData.TryDecode(hunk, text, old, out var content) is { } fault)
        {
            return Because(hunk.Line, $"the binary patch of {target.Path} {fault}");
        }

        if (!Holds(section.After, text, content))
        {
            return Because(hunk.Line, $"the binary patch of {target.Path} does not give the bytes it names");
        }

        var other = patch.IsReversed ? binary.Forward : binary.Backward;
        if (other is not null
            && (BinaryData.TryDecode(other, text, content, out var back) is not null || !back.AsSpan().SequenceEqual(old)))
        {
            return Because(other.Line, $"the binary patch of {target.Path} has a broken second half");
        }

        target.Text.Set(content);
        return null;
    }

    private static bool Holds(FileSide side, ReadOnlySpan<byte> text, byte[] content)
    {
        var id = side.BlobId.Of(text);
        if (id.Length is not (40 or 64))
        {
            return false;
        }

        if (id.IndexOfAnyExcept((byte)'0') < 0)
        {
            return content.Length == 0;
        }

        byte[] blob = [.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content];
        var hash = id.Length == 40 ? SHA1.HashData(blob) : SHA256.HashData(blob);
        return Encoding.ASCII.GetString(id).Equals(Convert.ToHexStringLower(hash), StringComparison.OrdinalIgnoreCase);
    }

    private static Reject Because(int line, string message) => new(RejectReason.BinaryMismatch, message, line);
}
