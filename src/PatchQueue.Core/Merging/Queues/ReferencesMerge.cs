using PatchQueue.Diffing;
using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Merging;

/// <summary>
/// Merges patches, of which only the <c>References</c> are a set: what either side has added is in, what either has removed is out. All
/// else is merged as text.
/// </summary>
public static class ReferencesMerge
{
    private const string Name = "References";

    /// <summary>Merges three versions of a patch.</summary>
    /// <param name="base">The version that both were made from.</param>
    /// <param name="ours">Our version.</param>
    /// <param name="theirs">Their version.</param>
    public static MergeResult Of(ReadOnlyMemory<byte> @base, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs)
    {
        ReadOnlyMemory<byte>[] sides = [@base, ours, theirs];
        var headers = sides.Select(side => PatchHeader.Read(side[..PatchReader.Read(side).HeaderLength])).ToArray();
        if (headers.All(header => header.All(Name).Count() == 1))
        {
            var value = Merged([.. headers.Select(header => header.Values(Name).Single())]);
            sides = [.. sides.Zip(headers, (side, header) => With(side, header, value))];
        }

        return ThreeWayMerge.Of(LineTable.Of(sides[0]), LineTable.Of(sides[1]), LineTable.Of(sides[2]));
    }

    private static string Merged(string[] values)
    {
        var (old, mine, other) = (Keys(values[0]), Keys(values[1]), Keys(values[2]));
        var ours = Reference.ReadAll(values[1]);
        var kept = ours.RemoveAll(reference => old.Contains(reference.Key) && !other.Contains(reference.Key));
        var added = Reference.ReadAll(values[2]).RemoveAll(reference => old.Contains(reference.Key) || mine.Contains(reference.Key));
        return added.IsEmpty && kept.Length == ours.Length
            ? values[1]
            : string.Join(' ', kept.Concat(added).Select(reference => reference.Text));
    }

    private static HashSet<string> Keys(string value) => [.. Reference.ReadAll(value).Select(reference => reference.Key)];

    private static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> side, PatchHeader header, string value)
    {
        var edited = value.Length == 0 ? HeaderEdit.Delete(header, Name) : HeaderEdit.Set(header, Name, value);
        return (byte[])[.. edited.Bytes.Span, .. side.Span[header.Bytes.Length..]];
    }
}
