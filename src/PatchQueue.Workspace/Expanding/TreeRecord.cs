using System.Text;
using PatchQueue.Applying;
using PatchQueue.Journal;

namespace PatchQueue.Expanding;

/// <summary>What an expanded tree was made from: the patches in it, and for each changed file where its mainline version is kept.</summary>
/// <param name="Patches">Names of the applied patches, in order.</param>
/// <param name="Files">The changed files.</param>
public sealed record TreeRecord(IReadOnlyList<string> Patches, IReadOnlyList<StagedFile> Files)
{
    private const string Heading = "pq-record 1";

    /// <summary>The record of a run.</summary>
    public static TreeRecord Of(ApplyReport report, IReadOnlyList<StagedFile> steps) =>
        new([.. report.Patches.Where((_, i) => report.IsApplied(i)).Select(patch => patch.Name)], steps);

    /// <summary>Reads a tree's record; null when it has none.</summary>
    /// <exception cref="InvalidDataException">There is one, and it is damaged or of a newer version.</exception>
    public static TreeRecord? TryRead(StateDirectory state)
    {
        if (StateFile.TryRead(state.Handle, "record"u8) is not { } bytes)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (!text.StartsWith(Heading + "\n", StringComparison.Ordinal) || end < 0
            || JournalFile.TryRead(bytes.AsSpan(Encoding.UTF8.GetByteCount(text.AsSpan(0, end + 2)))) is not { } files)
        {
            throw new InvalidDataException("the tree's .pq/record is damaged, or written by a newer pq");
        }

        return new TreeRecord(text[..end].Split('\n')[1..], files);
    }

    /// <summary>The record as bytes.</summary>
    public byte[] ToBytes() =>
    [
        .. Encoding.UTF8.GetBytes(string.Concat(Patches.Prepend(Heading).Select(line => line + "\n")) + "\n"),
        .. JournalFile.Write(Files),
    ];
}
