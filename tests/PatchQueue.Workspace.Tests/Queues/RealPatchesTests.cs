using PatchQueue.Archives;
using PatchQueue.Patches;
using PatchQueue.Series;

namespace PatchQueue.Tests.Queues;

/// <summary>Every patch and every series of the real queues, through the models and back.</summary>
public sealed class RealPatchesTests
{
    [TestCase("suse-euler/queue.tar.xz", 28_626)]
    [TestCase("armbian-meson64-6.12-7.1/before.tar.xz", 60)]
    [TestCase("armbian-meson64-6.12-7.1/after.tar.xz", 60)]
    [TestCase("openwrt-generic-6.12.38-6.12.73/before.tar.xz", 60)]
    [TestCase("openwrt-generic-6.12.38-6.12.73/after.tar.xz", 60)]
    public void Every_patch_of_a_packed_queue_is_written_back_as_it_was_read(string archive, int least)
    {
        var (patches, path) = (0, Path.Combine(QueueSamples.FindShared(), "queues", archive));
        ArchiveSource.Read(
            path,
            new ArchiveOptions { KeepsLeadingDirectory = true },
            entry =>
            {
                if (entry.Kind == ArchiveEntryKind.File && entry.Size > 0)
                {
                    var bytes = new byte[entry.Size];
                    entry.ReadContent(bytes);
                    patches += Check(entry.Path.ToDisplay(), bytes) ? 1 : 0;
                }
            },
            CancellationToken.None);

        Assert.That(patches, Is.GreaterThanOrEqualTo(least));
    }

    [Test]
    public void Every_file_of_the_sample_is_written_back_as_it_was_read()
    {
        var files = Directory.GetFiles(Path.Combine(QueueSamples.FindShared(), "queues", "suse-sample"), "*", SearchOption.AllDirectories);

        Assert.That(files.Count(file => Check(file, File.ReadAllBytes(file))), Is.GreaterThanOrEqualTo(60));
    }

    // Returns whether it is a patch: files of other kinds are read too, for the readers must keep any bytes.
    private static bool Check(string name, byte[] bytes)
    {
        var patch = PatchReader.Read(bytes);
        Assert.That(Written(patch), Is.EqualTo(bytes), name);
        foreach (var hunk in patch.FilePatches.SelectMany(file => file.Hunks))
        {
            Assert.That(Counts(hunk, patch), Is.EqualTo((hunk.OldCount, hunk.NewCount)), $"{name}:{hunk.Line}");
        }

        foreach (var dialect in Enum.GetValues<SeriesDialect>().Where(_ => name.Contains("series", StringComparison.Ordinal)))
        {
            Assert.That(SeriesWriter.Write(SeriesReader.Read(bytes, dialect)), Is.EqualTo(bytes), $"{name} as {dialect}");
        }

        return !patch.FilePatches.IsEmpty;
    }

    // The header, then what stands between, before, in and behind the hunks of each section, in the order of the model.
    private static byte[] Written(Patch patch)
    {
        var text = patch.Text.Span;
        var written = new List<byte>(patch.Bytes.Length);
        written.AddRange(text[..patch.HeaderLength]);
        foreach (var file in patch.FilePatches)
        {
            WriteUpTo(file.Section.Offset, text);
            foreach (var hunk in file.Hunks.Where(hunk => hunk.Header.Offset < patch.Bytes.Length && hunk.Body.Offset < patch.Bytes.Length))
            {
                WriteUpTo(hunk.Header.Offset, text);
                written.AddRange(hunk.Header.Of(text));
                WriteUpTo(hunk.Body.Offset, text);
                written.AddRange(hunk.Body.Of(text));
            }

            WriteUpTo(file.Section.End, text);
        }

        WriteUpTo(patch.Bytes.Length, text);
        return [.. written];

        void WriteUpTo(int end, ReadOnlySpan<byte> all)
        {
            Assert.That(written, Has.Count.LessThanOrEqualTo(end), "the parts stand in order and do not overlap");
            written.AddRange(all[written.Count..end]);
        }
    }

    private static (int Old, int New) Counts(Hunk hunk, Patch patch)
    {
        var (old, fresh) = (0, 0);
        var reader = new HunkLineReader(hunk.Body.Of(patch.Text.Span));
        while (reader.TryRead(out var kind, out _))
        {
            old += kind == '+' ? 0 : 1;
            fresh += kind == '-' ? 0 : 1;
        }

        return (old, fresh);
    }
}
