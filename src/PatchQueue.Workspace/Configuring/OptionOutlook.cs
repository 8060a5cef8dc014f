using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Kconfig;
using PatchQueue.Options;

namespace PatchQueue.Configuring;

/// <summary>
/// What becomes of options when a queue is carried onto a new mainline: from the Kconfig files of both and from the patches, as they are
/// written. What the kernel will ask of a row, only its conf says, once the queue is expanded.
/// </summary>
/// <param name="New">Options that the kernel gains, that a person may be asked about and that no layer answers, by subsystem.</param>
/// <param name="Gone">Options that the kernel loses and that a layer asks for, by name.</param>
public sealed record OptionOutlook(ImmutableArray<NewOption> New, ImmutableArray<GoneOption> Gone)
{
    /// <summary>Compares two mainlines, each with the patches that apply to it.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="from">The old mainline.</param>
    /// <param name="onto">The new one.</param>
    /// <param name="patches">What each patch does, and whether it stays in the queue.</param>
    public static OptionOutlook Of(
        ConfigMatrix matrix, KconfigIndexes from, KconfigIndexes onto, IReadOnlyList<(OptionOwner Owner, bool Stays)> patches)
    {
        var archs = matrix.Rows.Where(row => !row.IsEmpty).Select(row => row.KernelArch).Distinct().ToList();
        var differences = archs.ConvertAll(arch => KernelDifference.Between(from.Of(arch), onto.Of(arch)));
        var (known, stay) = (Defined(patches), Defined(patches.Where(patch => patch.Stays)));
        var asked = Asked(matrix);
        var appeared = differences.SelectMany(difference => difference.Appeared).DistinctBy(option => option.Symbol)
            .Where(option => option.HasPrompt && !asked.ContainsKey(option.Symbol) && !known.ContainsKey(option.Symbol));
        return new OptionOutlook(
            [
                .. appeared.Select(option => new NewOption(option.Symbol, option.Group, option.Origin))
                    .OrderBy(option => option.Group, StringComparer.Ordinal).ThenBy(option => option.Symbol, StringComparer.Ordinal),
            ],
            [.. Lost(asked, differences, Defined(patches.Where(patch => !patch.Stays)))
                .Where(gone => !stay.ContainsKey(gone.Symbol) && archs.TrueForAll(arch => onto.Of(arch).Find(gone.Symbol).IsEmpty))
                .OrderBy(gone => gone.Symbol, StringComparer.Ordinal)]);
    }

    // Of what layers ask for: what patches that leave have defined, and what the mainline has defined.
    private static IEnumerable<GoneOption> Lost(
        Dictionary<string, ConfigOrigin> asked, List<KernelDifference> differences, Dictionary<string, string> left)
    {
        var renamed = differences.SelectMany(difference => difference.Renamed).DistinctBy(pair => pair.From)
            .ToDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        var vanished = differences.SelectMany(difference => difference.Vanished).Select(option => option.Symbol)
            .ToHashSet(StringComparer.Ordinal);
        return asked.Where(option => left.ContainsKey(option.Key) || vanished.Contains(option.Key)).Select(option => new GoneOption(
            option.Key, left.GetValueOrDefault(option.Key), renamed.GetValueOrDefault(option.Key), option.Value));
    }

    private static Dictionary<string, string> Defined(IEnumerable<(OptionOwner Owner, bool Stays)> patches) => patches
        .SelectMany(patch => patch.Owner.Options.Added.Select(symbol => (symbol, patch.Owner.Patch))).DistinctBy(pair => pair.symbol)
        .ToDictionary(pair => pair.symbol, pair => pair.Patch, StringComparer.Ordinal);

    private static Dictionary<string, ConfigOrigin> Asked(ConfigMatrix matrix) => matrix.Rows
        .SelectMany(row => row.Layers).DistinctBy(layer => layer.Name).SelectMany(layer => layer.Options)
        .DistinctBy(option => option.Symbol).ToDictionary(option => option.Symbol, option => option.Origin, StringComparer.Ordinal);
}
