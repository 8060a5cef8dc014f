using PatchQueue.Drafting;

namespace PatchQueue.Output;

/// <summary>What a series would be without a patch, as lines.</summary>
internal static class RemovalText
{
    /// <summary>Writes it.</summary>
    public static void Write(Removal removal, TextWriter writer)
    {
        var name = removal.Patch.DisplayName;
        writer.WriteLine(removal.Dependents.IsEmpty
            ? $"no patch rests on {name}; all others apply without it as they do with it"
            : $"{removal.Dependents.Length} {(removal.Dependents.Length == 1 ? "patch rests" : "patches rest")} on {name}:");
        foreach (var dependent in removal.Dependents)
        {
            writer.WriteLine($"  {dependent.Patch.DisplayName}: {Words(dependent.Need)}");
        }

        foreach (var patch in removal.Unfit)
        {
            writer.WriteLine($"note: {patch.DisplayName} does not apply either way");
        }
    }

    /// <summary>What would become of a patch.</summary>
    public static string Words(DependentNeed need) => need switch
    {
        DependentNeed.Lines => "would be rejected",
        DependentNeed.Context => "would only go in with fuzz",
        _ => "would go in, but its text stands in several places then",
    };
}
