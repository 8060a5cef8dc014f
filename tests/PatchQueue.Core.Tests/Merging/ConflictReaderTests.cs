using System.Text;
using PatchQueue.Merging;

namespace PatchQueue.Tests.Merging;

public sealed class ConflictReaderTests
{
    [Test]
    public void Markers_are_found_with_their_lines()
    {
        var markers = Read("a\n<<<<<<< ours\nb\n||||||| base\nc\n=======\nd\n>>>>>>> theirs\ne\n");

        Assert.That(markers, Is.EqualTo("Ours 2, Base 4, Theirs 6, End 8"));
    }

    [TestCase("", "")]
    [TestCase("Heading\n=======\n", "")]
    [TestCase(">>>>>>> theirs\n=======\n", "End 1")]
    [TestCase("=======\nx\n<<<<<<< ours\n", "Ours 3")]
    [TestCase("<<<<<<<\n=======\n>>>>>>>", "Ours 1, Theirs 2, End 3")]
    [TestCase("<<<<<<< ours\r\n=======\r\n>>>>>>> theirs\r\n", "Ours 1, Theirs 2, End 3")]
    [TestCase("<<<<<<<ours\n", "")]
    [TestCase("<<<<<<<< ours\n", "")]
    [TestCase("<<<<<< ours\n", "")]
    [TestCase(" <<<<<<< ours\n", "")]
    [TestCase("<<<<<<< ours\n=======\na\n=======\n", "Ours 1, Theirs 2")]
    public void Only_whole_markers_count(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [Test]
    public void Another_size_finds_other_markers() => Assert.That(Read("<<<<<<< a\n<<<<<<<<< b\n", 9), Is.EqualTo("Ours 2"));

    [Test]
    public void All_that_is_written_is_found()
    {
        var text = MergeText.Of("1\n2\n3\n", "1\nours\n3\n", "1\ntheirs\n3\n");
        var merged = MergeText.Write(text.Merge(new() { Style = MergeStyle.Diff3 }), new() { MarkerSize = 9 }).Bytes;

        Assert.That(ConflictReader.Read(merged, 9).Select(marker => marker.LineNumber), Is.EqualTo(new[] { 2, 4, 6, 8 }));
    }

    private static string Read(string text, int size = ConflictReader.UsualSize) =>
        string.Join(", ", ConflictReader.Read(Encoding.UTF8.GetBytes(text), size).Select(marker => $"{marker.Kind} {marker.LineNumber}"));
}
