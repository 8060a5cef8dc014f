using System.Text.Json;
using PatchQueue.Drafting;

namespace PatchQueue.Output;

/// <summary>What a series would be without a patch, as JSON.</summary>
internal static class RemovalJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Removal removal, TextWriter writer)
    {
        var json = new RemovalJsonReport(
            1,
            removal.Patch.DisplayName,
            removal.IsHarmless,
            [.. removal.Dependents.Select(dependent => new RemovalJsonPatch(dependent.Patch.DisplayName, Word(dependent.Need)))],
            [.. removal.Unfit.Select(patch => patch.DisplayName)]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.RemovalJsonReport));
    }

    private static string Word(DependentNeed need) => need switch
    {
        DependentNeed.Lines => "rejected",
        DependentNeed.Context => "fuzz",
        _ => "ambiguous",
    };
}

/// <summary>The report of <c>pq delete --dry-run --json</c>.</summary>
internal sealed record RemovalJsonReport(int Schema, string Patch, bool RestApplies, RemovalJsonPatch[] Dependents, string[] Unfit);

/// <summary>A patch in it that rests on the other.</summary>
internal sealed record RemovalJsonPatch(string Patch, string Without);
