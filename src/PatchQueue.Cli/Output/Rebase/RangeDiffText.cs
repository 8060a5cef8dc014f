using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Comparing;

namespace PatchQueue.Output;

/// <summary>Two versions of a queue, for people: a row a patch, and below it what differs in it.</summary>
internal static class RangeDiffText
{
    private const int WordWidth = 9;

    /// <summary>Writes the rows, and a last line that counts.</summary>
    /// <param name="pairs">The patches.</param>
    /// <param name="isWhole">Whether identical patches have rows.</param>
    /// <param name="isDeep">Whether what differs in a patch is shown.</param>
    /// <param name="writer">Takes the text.</param>
    public static void Write(ImmutableArray<PatchPair> pairs, bool isWhole, bool isDeep, TextWriter writer)
    {
        var width = pairs.IsEmpty ? 1 : pairs.Max(pair => Math.Max(pair.Old?.Number ?? 0, pair.New?.Number ?? 0))
            .ToString(CultureInfo.InvariantCulture).Length;
        foreach (var pair in pairs.Where(pair => isWhole || pair.Kind != PairKind.Identical))
        {
            writer.WriteLine($"{Number(pair.Old, width)} {Number(pair.New, width)} {Word(pair.Kind).PadRight(WordWidth)} {NameOf(pair)}");
            foreach (var line in isDeep && pair.Kind is PairKind.Header or PairKind.Context or PairKind.Code ? pair.Inner() : [])
            {
                writer.WriteLine($"    {line}".TrimEnd());
            }
        }

        writer.WriteLine(pairs.IsEmpty ? "no patches" : string.Join(", ", pairs.CountBy(pair => pair.Kind).OrderBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {Word(pair.Key)}"))));
    }

    /// <summary>The word for how a patch differs.</summary>
    public static string Word(PairKind kind) => kind.ToString().ToLowerInvariant();

    private static string NameOf(PatchPair pair) => pair.Old is null || pair.New is null || pair.Old.Name == pair.New.Name
        ? (pair.New ?? pair.Old)!.Name
        : $"{pair.Old.Name} -> {pair.New.Name}";

    private static string Number(VersionedPatch? patch, int width) =>
        (patch?.Number.ToString(CultureInfo.InvariantCulture) ?? "-").PadLeft(width);
}
