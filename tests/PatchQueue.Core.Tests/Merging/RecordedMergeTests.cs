using System.Text;
using PatchQueue.Merging;

namespace PatchQueue.Tests.Merging;

/// <summary>Merges as tests/Fixtures/merge/record.py recorded them from git merge-file.</summary>
public sealed class RecordedMergeTests
{
    private static string Folder => Path.Combine(TestFolders.Fixtures, "merge");

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.golden").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void The_merged_files_are_the_recorded_ones(string name)
    {
        var text = new MergeText(Read(name, "base"), Read(name, "ours"), Read(name, "theirs"));
        var merged = new StringBuilder();
        foreach (var (variant, _, style, dress) in MergeText.Variants)
        {
            var (conflicts, bytes) = MergeText.Write(text.Merge(new() { Style = style }), dress);
            merged.Append($"### {variant} conflicts {conflicts} bytes {bytes.Length}\n{Encoding.Latin1.GetString(bytes)}\n");
        }

        Assert.That(merged.ToString(), Is.EqualTo(Encoding.Latin1.GetString(Read(name, "golden"))));
    }

    [TestCaseSource(nameof(Names))]
    public void The_chunks_cover_all_lines(string name)
    {
        var text = new MergeText(Read(name, "base"), Read(name, "ours"), Read(name, "theirs"));
        foreach (var level in Enum.GetValues<MergeLevel>())
        {
            Tiling.Check(text.Merge(new() { Level = level }));
        }

        Tiling.Check(text.Merge(new() { Style = MergeStyle.Zdiff3 }));
    }

    private static byte[] Read(string name, string extension) => File.ReadAllBytes(Path.Combine(Folder, name + "." + extension));
}
