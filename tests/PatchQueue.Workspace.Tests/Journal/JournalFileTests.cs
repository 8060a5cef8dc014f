using PatchQueue.Journal;
using PatchQueue.Text;

namespace PatchQueue.Tests.Journal;

public sealed class JournalFileTests
{
    private static readonly TreeStep[] Steps =
    [
        new(TreeStepKind.Exchange, TreePath.Parse("fs/a b"), 1, 77),
        new(TreeStepKind.Remove, TreePath.Parse("new\nline"), 0, ulong.MaxValue),
    ];

    [Test]
    public void What_is_written_is_read()
    {
        Assert.That(JournalFile.TryRead(JournalFile.Write(Steps)), Is.EqualTo(Steps));
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
