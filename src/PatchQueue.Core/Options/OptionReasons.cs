using PatchQueue.Configs;

namespace PatchQueue.Options;

/// <summary>Why an option is as it is, from the Kconfig files and the values that the kernel gave.</summary>
/// <param name="index">The Kconfig files.</param>
/// <param name="values">The result.</param>
public sealed class OptionReasons(KconfigIndex index, IReadOnlyDictionary<string, ConfigValue> values)
{
    private const int MaxDepth = 8;

    /// <summary>What of its dependencies is not met: of the definition that lacks least.</summary>
    /// <param name="symbol">The option.</param>
    /// <param name="wanted">1 for <c>m</c>, 2 for <c>y</c>.</param>
    public IReadOnlyList<Dependency> Unmet(string symbol, int wanted) => index.Find(symbol)
        .Select(option => (IReadOnlyList<Dependency>)
            [.. option.Depends.Append(option.PromptIf).Where(text => text.Length > 0)
                .SelectMany(text => Dependency.Parse(text).Unmet(values, wanted)).Distinct()])
        .MinBy(unmet => unmet.Count) ?? [];

    /// <summary>Why it is not in the result, beginning with a colon; empty where the files do not say.</summary>
    public string OfLoss(string symbol)
    {
        var unmet = Unmet(symbol, 1);
        var definition = index.First(symbol);
        return unmet.Count > 0 ? ": it depends on " + Words(unmet)
            : definition is null ? "; it is defined for other architectures only"
            : !definition.HasPrompt ? ": nobody is asked, and nothing selects it" : "";
    }

    /// <summary>Why it has another value than was asked for, beginning with a colon; empty where the files do not say.</summary>
    public string OfChange(string symbol, ConfigValue asked, ConfigValue result)
    {
        if (result.IsOn && LevelOf(result) > LevelOf(asked))
        {
            var selecting = index.Selecting(symbol, values).Where(other => LevelOf(other.Value) >= LevelOf(result)).Take(3)
                .Select(other => $"{other.Symbol}={other.Value}").ToList();
            return selecting.Count > 0 ? ": selected by " + string.Join(", ", selecting)
                : index.First(symbol) is { HasPrompt: false } ? ": nobody is asked, its default decides" : "";
        }

        var unmet = Unmet(symbol, Math.Max(LevelOf(asked), 1));
        return unmet.Count > 0 ? ": it depends on " + Words(unmet)
            : index.First(symbol) is { HasPrompt: false } ? ": nobody is asked, its default decides" : "";
    }

    /// <summary>Whether it is off because a person has switched something off that it depends on, near or far.</summary>
    public bool IsSwitchedOff(string symbol, Func<string, bool> isOff) => IsSwitchedOff(symbol, isOff, MaxDepth);

    private bool IsSwitchedOff(string symbol, Func<string, bool> isOff, int depth) => depth > 0
        && Unmet(symbol, 1).SelectMany(part => part.Names()).Distinct()
            .Any(name => name != symbol && (isOff(name) || (!values.ContainsKey(name) && IsSwitchedOff(name, isOff, depth - 1))));

    /// <summary>Conditions with the values of their options.</summary>
    public string Words(IEnumerable<Dependency> parts) => string.Join(", ", parts.Select(part =>
        $"{part} ({string.Join(", ", part.Names().Distinct().Select(name => $"{name}={values.GetValueOrDefault(name)?.Text ?? "n"}"))})"));

    private static int LevelOf(ConfigValue value) => value.Text switch { "y" => 2, "m" => 1, _ => 0 };
}
