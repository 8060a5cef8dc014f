using System.IO.Hashing;
using PatchQueue.Journal;
using PatchQueue.Text;

namespace PatchQueue.Tests.Journal;

public sealed class JournalFileTests
{
    private static readonly TreeStep[] TreeSteps =
    [
        new(TreeStepKind.Exchange, TreePath.Parse("fs/a b"), 1, 77),
        new(TreeStepKind.Remove, TreePath.Parse("new\nline"), 0, ulong.MaxValue),
    ];

    private static readonly QuiltStep[] QuiltSteps =
    [
        new(QuiltStepKind.RemoveDirectory, TreePath.Parse("sub/a.patch"), 3, 78),
        new(QuiltStepKind.PlaceFile, TreePath.Parse("applied-patches"), 4, 79),
    ];

    private static readonly JournalSteps Steps = new(TreeSteps, QuiltSteps);

    [Test]
    public void What_is_written_is_read()
    {
        var read = JournalFile.TryRead(JournalFile.Write(Steps));

        Assert.That(read?.Tree, Is.EqualTo(TreeSteps));
        Assert.That(read?.Quilt, Is.EqualTo(QuiltSteps));
    }

    [Test]
    public void A_journal_of_version_2_is_read()
    {
        var bytes = JournalFile.Write(new JournalSteps(TreeSteps, []))[..^16];
        bytes[11] = (byte)'2';

        var read = JournalFile.TryRead([.. bytes, .. XxHash128.Hash(bytes)]);

        Assert.That(read?.Tree, Is.EqualTo(TreeSteps));
        Assert.That(read?.Quilt, Is.Empty);
    }

    [Test]
    public void A_journal_that_is_cut_anywhere_never_happened()
    {
        var bytes = JournalFile.Write(Steps);

        Assert.That(Enumerable.Range(0, bytes.Length).Select(length => JournalFile.TryRead(bytes.AsSpan(0, length))), Is.All.Null);
    }

    [Test]
    public void A_journal_with_any_byte_changed_never_happened()
    {
        var bytes = JournalFile.Write(Steps);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 0x20;
            Assert.That(JournalFile.TryRead(changed), Is.Null, $"byte {i}");
        }
    }
}
