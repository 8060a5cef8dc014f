using PatchQueue.Diffing;

namespace PatchQueue.Tests.Diffing;

/// <summary>File patches as git writes them, recorded by <see cref="LivePatchTests"/>.</summary>
public sealed class RecordedPatchTests
{
    internal static readonly PatchStyle Style = PatchStyle.Git with { BlobIdLength = 40 };

    [TestCaseSource(typeof(FilePairs), nameof(FilePairs.Names))]
    public void A_file_patch_is_the_recorded_one(string name)
    {
        Assert.That(FilePairs.WithoutData(FilePairs.Patch(FilePairs.Named(name), Style)), Is.EqualTo(File.ReadAllText(PathOf(name))));
    }

    internal static string PathOf(string name) =>
        Path.Combine(TestFolders.Fixtures, "diff", "git", name.Replace(' ', '-') + ".diff");
}
