using PatchQueue.Composing;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>The values of a tag for people and scripts.</summary>
internal static class TagText
{
    /// <summary>Writes a value a line, behind the patch's name where there are several patches.</summary>
    public static void Write(IReadOnlyList<TaggedPatch> patches, string name, TextWriter writer)
    {
        foreach (var patch in patches)
        {
            var prefix = patches.Count == 1 ? "" : patch.Reference.DisplayName + "\t";
            foreach (var value in patch.Header.Values(name))
            {
                writer.WriteLine(prefix + DisplayText.Of(value));
            }
        }
    }
}
