using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Kconfig;
using PatchQueue.Options;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Configuring;

/// <summary>Compares what a row asks for with what the kernel makes of it, and says why they differ.</summary>
public sealed class RowCheck
{
    // ARK's mark for an option whose mismatch is known.
    private const string KnownBroken = "process_configs_known_broken";

    private readonly string _row;
    private readonly MergedConfig _merged;
    private readonly EvaluatedRow _result;
    private readonly Dictionary<string, ConfigValue> _values;
    private readonly OptionReasons _reasons;

    /// <summary>Takes what is to be compared.</summary>
    /// <param name="row">The row.</param>
    /// <param name="result">What the kernel makes of it.</param>
    /// <param name="index">The Kconfig files, for the reasons.</param>
    public RowCheck(ConfigRow row, EvaluatedRow result, KconfigIndex index)
    {
        (_row, _merged, _result, _values) = (row.Name, LayerMerge.Merge(row), result, result.Values());
        _reasons = new OptionReasons(index, _values);
    }

    /// <summary>The findings of rows, in their order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="results">What the kernel makes of each.</param>
    /// <param name="indexes">The Kconfig files, for the reasons.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at between rows.</param>
    public static IEnumerable<ConfigFinding> All(
        IReadOnlyList<ConfigRow> rows, IReadOnlyList<EvaluatedRow> results, KconfigIndexes indexes, Crew crew,
            CancellationToken cancellation)
    {
        var found = new List<ConfigFinding>[rows.Count];
        crew.Do(rows.Count, (_, i) => found[i] = [.. new RowCheck(rows[i], results[i], indexes.Of(rows[i].KernelArch)).Findings()],
            cancellation);
        return found.SelectMany(findings => findings);
    }

    /// <summary>All findings of the row.</summary>
    public IEnumerable<ConfigFinding> Findings()
    {
        foreach (var option in _result.Unanswered.Where(option => _merged.Find(option.Symbol) is null))
        {
            yield return Make(FindingClass.New, Severity.Error, option.Symbol,
                $"no layer answers it; the kernel's default is {option.After}", null);
        }

        var unknown = _result.Unknown.ToHashSet(StringComparer.Ordinal);
        foreach (var option in _merged.Options.Where(option => !option.Chosen.Note.Contains(KnownBroken, StringComparison.Ordinal)))
        {
            if (Judge(option, unknown.Contains(option.Symbol)) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private ConfigFinding? Judge(MergedOption option, bool isUnknown)
    {
        var result = _values.GetValueOrDefault(option.Symbol);
        if (option.Value.IsAbsent)
        {
            return result is null ? null : Of(option, FindingClass.Policy, Severity.Error, $"it must be absent, and is {result}");
        }

        if (isUnknown)
        {
            return Of(option, FindingClass.LostGone, option.Value == ConfigValue.No ? Severity.Note : Severity.Warning,
                $"asked for {option.Value}; the kernel has no such option");
        }

        if (result == option.Value || (result is null && option.Value == ConfigValue.No))
        {
            return null;
        }

        if (ToolchainOptions.Has(option.Symbol))
        {
            return Of(option, FindingClass.Noise, Severity.Note, $"asked for {option.Value}, is {Word(result)}: the toolchain says so");
        }

        // A line with a note is somebody's decision.
        var isPolicy = option.Chosen.Note.Length > 0;
        return result is null ? Lost(option, isPolicy)
            : Of(option, isPolicy ? FindingClass.Policy : FindingClass.Changed, isPolicy ? Severity.Error : Severity.Warning,
                $"asked for {option.Value}, is {result}{_reasons.OfChange(option.Symbol, option.Value, result)}{NoteOf(option)}");
    }

    // A parent that a layer switches off takes its children along by intent.
    private ConfigFinding Lost(MergedOption option, bool isPolicy)
    {
        var isMeant = _reasons.IsSwitchedOff(option.Symbol, symbol => _merged.Find(symbol)?.Value == ConfigValue.No);
        var found = isPolicy && !isMeant ? FindingClass.Policy : FindingClass.LostDep;
        return Of(
            option, found, isMeant ? Severity.Note : isPolicy ? Severity.Error : Severity.Warning,
            $"asked for {option.Value}, is not there{_reasons.OfLoss(option.Symbol)}{(isPolicy && !isMeant ? NoteOf(option) : "")}");
    }

    private static string NoteOf(MergedOption option) =>
        option.Chosen.Note.Length > 0 ? $"; its note says: {option.Chosen.Note.Split('\n')[^1]}" : "";

    private static string Word(ConfigValue? value) => value?.Text ?? "not there";

    private ConfigFinding Of(MergedOption option, FindingClass found, Severity severity, string message) =>
        Make(found, severity, option.Symbol, message, option.Chosen.Origin);

    private ConfigFinding Make(FindingClass found, Severity severity, string symbol, string message, ConfigOrigin? origin) =>
        new(found, severity, symbol, message, origin, [_row]);
}
