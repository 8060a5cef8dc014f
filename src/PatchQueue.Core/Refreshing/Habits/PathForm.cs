using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>How a patch is to name its files: what <c>quilt refresh -p</c> chooses.</summary>
/// <param name="Labels">What is put around the paths.</param>
/// <param name="Strip">Leading components to take off a name so written: 0 or 1.</param>
public sealed record PathForm(PathLabels Labels, int Strip)
{
    /// <summary>The form that a word of quilt's means.</summary>
    /// <param name="word"><c>0</c>, <c>1</c> or <c>ab</c>.</param>
    /// <param name="directory">The name of the tree's directory, which <c>1</c> puts before the paths.</param>
    /// <returns>Null for any other word.</returns>
    public static PathForm? TryParse(string word, string directory) => word switch
    {
        "0" => new PathForm(PathLabels.Bare, 0),
        "1" => new PathForm(PathLabels.Directories(directory), 1),
        "ab" => new PathForm(PathLabels.Ab, 1),
        _ => null,
    };
}
