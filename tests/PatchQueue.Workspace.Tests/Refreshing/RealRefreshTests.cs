using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Archives;
using PatchQueue.Patches;
using PatchQueue.Refreshing;
using PatchQueue.Tests.Queues;

namespace PatchQueue.Tests.Refreshing;

/// <summary>Patches of real queues over files that are made of their hunks.</summary>
public sealed partial class RealRefreshTests
{
    private const string Above = "two lines\nabove all\n";

    // Of the largest queue every eighth patch is enough each day; with PQ_LONG=1 it is all of them.
    private static readonly int Step = Environment.GetEnvironmentVariable("PQ_LONG") == "1" ? 1 : 8;

    private int _patches;

    [SetUp]
    public void CountFromZero() => _patches = 0;

    [TestCase("suse-euler/queue.tar.xz", 3_000)]
    [TestCase("armbian-meson64-6.12-7.1/before.tar.xz", 60)]
    [TestCase("armbian-meson64-6.12-7.1/after.tar.xz", 60)]
    [TestCase("openwrt-generic-6.12.38-6.12.73/before.tar.xz", 60)]
    [TestCase("openwrt-generic-6.12.38-6.12.73/after.tar.xz", 60)]
    public void A_true_patch_of_a_packed_queue_stays_and_one_on_moved_files_changes_its_numbers(string archive, int least)
    {
        var (step, entries) = (least > 1000 ? Step : 1, 0);
        ArchiveSource.Read(
            Path.Combine(QueueSamples.FindShared(), "queues", archive),
            new ArchiveOptions { KeepsLeadingDirectory = true },
            entry =>
            {
                if (entry.Kind == ArchiveEntryKind.File && entry.Size > 0 && entries++ % step == 0)
                {
                    var bytes = new byte[entry.Size];
                    entry.ReadContent(bytes);
                    Check(entry.Path.ToDisplay(), bytes);
                }
            },
            CancellationToken.None);

        Assert.That(_patches, Is.GreaterThanOrEqualTo(least));
    }

    [Test]
    public void A_true_patch_of_the_sample_stays_and_one_on_moved_files_changes_its_numbers()
    {
        CheckFolder(Path.Combine(QueueSamples.FindShared(), "queues", "suse-sample"));

        Assert.That(_patches, Is.GreaterThanOrEqualTo(50));
    }

    [TestCase("debian-6.1.176")]
    [TestCase("debian-6.12.107")]
    [TestCase("debian-7.2.8")]
    public void A_true_patch_of_debian_stays_and_one_on_moved_files_changes_its_numbers(string kernel)
    {
        var cache = Environment.GetEnvironmentVariable("PQ_CACHE")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var folder = Path.Combine(cache, "pq-corpora", kernel, "patches");
        if (!Directory.Exists(folder))
        {
            Assert.Ignore($"no {folder}");
        }

        CheckFolder(folder);
        Assert.That(_patches, Is.GreaterThanOrEqualTo(40));
    }

    private void CheckFolder(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            Check(file, File.ReadAllBytes(file));
        }
    }

    private void Check(string name, byte[] bytes)
    {
        var patch = PatchReader.Read(bytes);
        if (patch.FilePatches.IsEmpty || SliceTree.Of(patch) is not { } tree)
        {
            return;
        }

        _patches++;
        var same = PatchRefresh.Of(new RefreshRequest { Patch = patch, Files = tree.Versions() });
        Assert.That(same.Bytes!.Value.Equals(patch.Bytes), Is.True, name);
        Assert.That(same.Verdict, Is.EqualTo(RefreshVerdict.Unchanged), name);

        var files = tree.Versions(Above);
        var moved = PatchRefresh.Of(new RefreshRequest { Patch = patch, Files = files });
        Assert.That(moved.Hunks.Select(hunk => hunk.Fate), Is.All.EqualTo(HunkFate.Kept), name);
        if (!StandsAtTheTop(patch))
        {
            Assert.That(moved.Verdict, Is.LessThanOrEqualTo(RefreshVerdict.LineNumbers), name);
            Assert.That(WithoutNumbers(moved.Bytes!.Value), Is.EqualTo(WithoutNumbers(bytes)), name);
        }

        var again = PatchRefresh.Of(new RefreshRequest { Patch = PatchReader.Read(moved.Bytes!.Value), Files = files });
        Assert.That(again.Verdict, Is.EqualTo(RefreshVerdict.Unchanged), name);
    }

    // A hunk whose context is cut short by the file's beginning has more context when there are lines above.
    private static bool StandsAtTheTop(Patch patch) =>
        patch.FilePatches.Any(file => file.Hunks.Any(hunk => hunk is { OldStart: 1 } or { NewStart: 1 }));

    private static string WithoutNumbers(ReadOnlyMemory<byte> patch) =>
        Numbers().Replace(Encoding.Latin1.GetString(patch.Span), "@@ $1 $2 @@");

    [GeneratedRegex(@"^@@ -\d+(,?\d*) \+\d+(,?\d*) @@", RegexOptions.Multiline)]
    private static partial Regex Numbers();
}
