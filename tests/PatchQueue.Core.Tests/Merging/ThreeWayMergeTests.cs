using System.Diagnostics;
using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Tests.Merging;

public sealed class ThreeWayMergeTests
{
    private const string Base = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

    [Test]
    public void Chunks_say_who_changed_what()
    {
        var chunks = Chunks("1\ntwo\n3\nfour\n5\nO\n7\n8\n9\n", "1\n2\n3\nfour\n5\nT\n7\n8\nnine\n");

        Assert.That(chunks, Is.EqualTo("""
            Common 0-1 0-1 0-1
            Ours 1-2 1-2 1-2
            Common 2-3 2-3 2-3
            Both 3-4 3-4 3-4
            Common 4-5 4-5 4-5
            Conflict 5-6 5-6 5-6
            Common 6-8 6-8 6-8
            Theirs 8-9 8-9 8-9
            """));
    }

    [Test]
    public void A_refined_conflict_has_the_base_in_its_first_part()
    {
        var chunks = Chunks("1\nhead\nO\na\nb\nc\nd\nP\n9\n", "1\nhead\nT\na\nb\nc\nd\nQ\n9\n");

        Assert.That(chunks, Is.EqualTo("""
            Common 0-1 0-1 0-1
            Both 1-1 1-2 1-2
            Conflict 1-8 2-3 2-3
            Both 8-8 3-7 3-7
            Conflict 8-8 7-8 7-8
            Common 8-9 8-9 8-9
            """));
    }

    [TestCase(MergeLevel.Minimal, 2)]
    [TestCase(MergeLevel.Eager, 1)]
    [TestCase(MergeLevel.Zealous, 2)]
    [TestCase(MergeLevel.ZealousWords, 1)]
    public void A_level_decides_what_is_a_conflict(MergeLevel level, int conflicts)
    {
        var (ours, theirs) = ("one\n2\n3\nO\n{\n}\n{\n}\nP\n8\n9\n", "one\n2\n3\nT\n{\n}\n{\n}\nQ\n8\n9\n");

        var result = MergeText.Of(Base, ours, theirs).Merge(new() { Level = level });

        Assert.That(result.ConflictCount, Is.EqualTo(conflicts));
    }

    [Test]
    public void A_change_that_ours_has_already_changes_nothing()
    {
        var result = MergeText.Of(Base, "0\n1\n2\nx\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\nx\n3\n4\n5\n6\n7\n8\n9\n").Merge();

        Assert.That(result.IsClean, Is.True);
        Assert.That(MergeText.Write(result).Bytes, Is.EqualTo(result.Ours.Bytes.ToArray()));
    }

    [Test]
    public void Sides_may_change_places_but_for_what_is_written_first()
    {
        var (ours, theirs) = ("1\nO\n3\n4\n5\n6\n7\n8\n9\n10\n", "1\nT\n3\n4\n5\nsix\n7\n8\n9\n");

        Assert.That(Kinds(theirs, ours), Is.EqualTo(
            Kinds(ours, theirs).Select(kind => kind switch
            {
                MergeChunkKind.Ours => MergeChunkKind.Theirs,
                MergeChunkKind.Theirs => MergeChunkKind.Ours,
                _ => kind,
            })));
    }

    // Each takes a few ms; what grew with the square of the lines would take minutes.
    [Test]
    public void Large_files_take_no_time()
    {
        var lines = Enumerable.Range(0, 30_000).Select(i => i % 7 == 0 ? "}\n" : $"\tline({i});\n").ToArray();
        var text = MergeText.Of(string.Concat(lines), Changed(lines, 500, "ours\n"), Changed(lines, 750, "theirs\n"));
        var (ours, theirs) = (string.Join("o\n", lines), string.Join("t\n", lines));
        var everyOther = MergeText.Of("", ours, theirs);
        var watch = Stopwatch.StartNew();

        var results = new[] { text.Merge(), text.Merge(new() { Algorithm = DiffAlgorithm.Histogram }), everyOther.Merge() };

        Assert.That(watch.ElapsedMilliseconds, Is.LessThan(5000));
        Assert.That(results.Select(result => result.ConflictCount), Is.EqualTo(new[] { 20, 20, 1 }));
    }

    private static string Changed(string[] lines, int step, string line) =>
        string.Concat(lines.Select((old, i) => i % step == 1 ? line : old));

    private static MergeChunkKind[] Kinds(string ours, string theirs) =>
        [.. MergeText.Of(Base, ours, theirs).Merge().Chunks.Select(chunk => chunk.Kind)];

    private static string Chunks(string ours, string theirs)
    {
        var text = new StringBuilder();
        foreach (var chunk in MergeText.Of(Base, ours, theirs).Merge().Chunks)
        {
            text.Append($"{chunk.Kind} {Show(chunk.Base)} {Show(chunk.Ours)} {Show(chunk.Theirs)}\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Show(LineRange lines) => $"{lines.Start}-{lines.End}";
}
