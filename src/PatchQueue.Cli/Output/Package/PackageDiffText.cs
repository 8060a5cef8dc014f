using System.Text.Json;
using PatchQueue.Export;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>How the patches of two packages differ, for people or as JSON.</summary>
internal static class PackageDiffText
{
    /// <summary>Writes it.</summary>
    public static void Write(PackageDiff diff, bool isJson, TextWriter writer)
    {
        if (isJson)
        {
            writer.WriteLine(JsonSerializer.Serialize(
                new PackageDiffReport(1, Rows(diff.Added), Rows(diff.Removed), Rows(diff.Changed)),
                JsonShapes.Default.PackageDiffReport));
            return;
        }

        foreach (var (mark, patches) in new[] { ('A', diff.Added), ('D', diff.Removed), ('M', diff.Changed) })
        {
            foreach (var patch in patches)
            {
                var references = patch.Tags.ReferenceLine is { Length: > 0 } line ? $" ({line})" : "";
                writer.WriteLine(DisplayText.Of($"{mark} {patch.Name}: {patch.Tags.Subject}{references}"));
            }
        }

        writer.WriteLine($"{diff.Added.Length} patches added, {diff.Removed.Length} removed, {diff.Changed.Length} changed");
    }

    private static PackageDiffRow[] Rows(IEnumerable<PackagedPatch> patches) =>
    [
        .. patches.Select(patch => new PackageDiffRow(
            patch.Name, patch.Tags.Subject, [.. patch.Tags.References.Select(reference => reference.Key)])),
    ];
}

/// <summary>The report of <c>pq export --diff --json</c>.</summary>
internal sealed record PackageDiffReport(int Schema, PackageDiffRow[] Added, PackageDiffRow[] Removed, PackageDiffRow[] Changed);

/// <summary>A patch that only one package has, or that both have with other bytes.</summary>
internal sealed record PackageDiffRow(string Patch, string Subject, string[] References);
