using System.Text.Json.Serialization;
using PatchQueue.Configuring;

namespace PatchQueue.Output;

/// <summary>What becomes of the kernel's options at a rebase, as JSON.</summary>
internal sealed record OutlookJson(OutlookJsonNew[] New, OutlookJsonGone[] Gone)
{
    /// <summary>Makes it.</summary>
    public static OutlookJson Of(OptionOutlook outlook) => new(
        [.. outlook.New.Select(option => new OutlookJsonNew(option.Symbol, option.Group, option.Origin.Path, option.Origin.Line))],
        [.. outlook.Gone.Select(option => new OutlookJsonGone(
            option.Symbol, option.Patch, option.Renamed, option.Asked.Path, option.Asked.Line))]);
}

/// <summary>An option that the new mainline brings, and where it is defined.</summary>
internal sealed record OutlookJsonNew(string Option, string Group, string File, int Line);

/// <summary>An option that is gone, and a line that asks for it.</summary>
internal sealed record OutlookJsonGone(
    string Option,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Patch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Renamed,
    string File,
    int Line);
