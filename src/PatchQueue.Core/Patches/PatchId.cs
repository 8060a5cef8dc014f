using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// A number that is the same for patches that do the same: line numbers, white space, headings and the order of files do not count, as
/// with <c>git patch-id --stable</c>.
/// </summary>
public static class PatchId
{
    /// <summary>The number of a patch; null for one without hunks, or with binary data.</summary>
    public static UInt128? Of(Patch patch)
    {
        if (patch.FilePatches.IsEmpty || patch.FilePatches.Any(file => file.Binary is not null || file.Hunks.IsEmpty))
        {
            return null;
        }

        var sum = UInt128.Zero;
        foreach (var file in patch.FilePatches)
        {
            sum += Of(file, patch.Text.Span);
        }

        return sum;
    }

    private static UInt128 Of(FilePatch file, ReadOnlySpan<byte> text)
    {
        var hash = new XxHash128();
        hash.Append(WithoutPrefix(file.Old.Name.Span));
        hash.Append([(byte)0]);
        hash.Append(WithoutPrefix(file.New.Name.Span));
        var letters = new List<byte>();
        foreach (var hunk in file.Hunks)
        {
            foreach (var letter in hunk.Body.Of(text))
            {
                if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    letters.Add(letter);
                }
            }
        }

        hash.Append([.. letters]);
        return hash.GetCurrentHashAsUInt128();
    }

    // a/ or b/, or the folder that diff -Nru has been run on
    private static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)'/') + 1)..];
}
