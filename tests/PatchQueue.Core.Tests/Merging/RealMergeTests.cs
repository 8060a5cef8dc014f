using PatchQueue.Merging;
using PatchQueue.Tests.Diffing;

namespace PatchQueue.Tests.Merging;

/// <summary>
/// The merges that tests/scripts/merge-triples makes of real queues, compared with the git that is installed; there are tests only where
/// PQ_MERGES names them, as in .ci/long.
/// </summary>
public sealed class RealMergeTests
{
    private static string? Root => Environment.GetEnvironmentVariable("PQ_MERGES");

    private static MergeStyle[] Styles => Root is null ? [] : [MergeStyle.Merge, MergeStyle.Diff3, MergeStyle.Zdiff3];

    // Each merge starts a program and waits for it, which the pool's threads are too few for.
    [NonParallelizable]
    [TestCaseSource(nameof(Styles))]
    public void Real_files_are_merged_as_git_merge_file_does(MergeStyle style)
    {
        var variant = MergeText.Variants.First(row => row.Style == style);
        var merges = Directory.GetDirectories(Root!);
        var (conflicting, different) = (0, new List<string>());
        Parallel.ForEach(merges, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, folder =>
        {
            var (exitCode, isSame) = Compare(folder, variant.Git, style, variant.Dress);
            lock (different)
            {
                conflicting += exitCode > 0 ? 1 : 0;
                different.AddRange(isSame ? [] : [folder]);
            }
        });

        TestContext.Out.WriteLine($"{style}: {merges.Length} merges, {conflicting} of them conflicts, {different.Count} different");
        Assert.That(different, Is.Empty);
    }

    private static (int ExitCode, bool IsSame) Compare(string folder, string[] options, MergeStyle style, ConflictDress dress)
    {
        byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder, name));
        var result = new MergeText(Read("base"), Read("ours"), Read("theirs")).Merge(new() { Style = style });
        Tiling.Check(result);
        var (exitCode, bytes) = MergeText.Write(result, dress);
        var git = InstalledTool.Run(
            "git", folder, ["merge-file", "-p", "-q", .. options, .. MergeText.LabelOptions, "ours", "base", "theirs"]);
        return (exitCode, exitCode == git.ExitCode && bytes.AsSpan().SequenceEqual(git.Output));
    }
}
