using PatchQueue.Drafting;

namespace PatchQueue.Output;

/// <summary>What another order of a series comes to, as lines.</summary>
internal static class ReorderText
{
    /// <summary>Writes it.</summary>
    public static void Write(Reordering reordering, TextWriter writer)
    {
        if (reordering.IsIdentical)
        {
            writer.WriteLine($"the expanded tree is identical ({Patches(reordering)})");
            return;
        }

        var count = reordering.Differing.Length;
        writer.WriteLine($"the expanded tree differs in {count} {(count == 1 ? "file" : "files")} ({Patches(reordering)}):");
        foreach (var path in reordering.Differing)
        {
            writer.WriteLine($"  {path}");
        }
    }

    private static string Patches(Reordering reordering) => reordering.Count == 1 ? "1 patch" : $"{reordering.Count} patches";
}
