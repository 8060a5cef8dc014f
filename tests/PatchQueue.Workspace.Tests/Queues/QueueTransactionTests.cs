using System.Text;
using PatchQueue.Queues;

namespace PatchQueue.Tests.Queues;

public sealed class QueueTransactionTests
{
    private string _root = "";

    [SetUp]
    public void Make()
    {
        _root = Directory.CreateTempSubdirectory("pq-queue-").FullName;
        File.WriteAllText(At("series"), "a\n");
        File.WriteAllText(At("a"), "one\n");
    }

    [TearDown]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Files_are_written_made_and_removed_and_nothing_else_is_left()
    {
        var changes = new QueueTransaction(_root);
        changes.Write(At("series"), Bytes("a\n"), Bytes("b\n"));
        changes.Write(At("b"), null, Bytes("two\n"));
        changes.Remove(At("a"), Bytes("one\n"));

        changes.Commit();

        Assert.That(Files(), Is.EqualTo(["b=two\n", "series=b\n"]));
    }

    [Test]
    public void Nothing_changes_where_somebody_has_changed_one_of_them()
    {
        var changes = new QueueTransaction(_root);
        changes.Write(At("series"), Bytes("a\n"), Bytes("b\n"));
        changes.Write(At("a"), Bytes("zero\n"), Bytes("two\n"));

        Assert.That(changes.Commit, Throws.InstanceOf<IOException>().With.Message.Contains("just been changed"));
        Assert.That(Files(), Is.EqualTo(["a=one\n", "series=a\n"]));
    }

    [Test]
    public void What_a_killed_pq_has_begun_is_carried_on_with()
    {
        File.WriteAllBytes(At(".pq-journal"), Journal());
        File.WriteAllText(At("series"), "b\n");

        Assert.That(QueueTransaction.Recover(_root), Is.Empty);
        Assert.That(Files(), Is.EqualTo(["b=two\n", "series=b\n"]));
        Assert.That(QueueTransaction.Recover(_root), Is.Empty);
    }

    [Test]
    public void A_file_that_somebody_has_changed_since_stays_and_is_named()
    {
        File.WriteAllBytes(At(".pq-journal"), Journal());
        File.WriteAllText(At("series"), "c\n");

        Assert.That(QueueTransaction.Recover(_root), Is.EqualTo([At("series")]));
        Assert.That(Files(), Is.EqualTo(["b=two\n", "series=c\n"]));
    }

    [Test]
    public void A_journal_that_was_cut_off_never_happened()
    {
        File.WriteAllBytes(At(".pq-journal"), Journal()[..^1]);

        Assert.That(QueueTransaction.Recover(_root), Is.Empty);
        Assert.That(Files(), Is.EqualTo(["a=one\n", "series=a\n"]));
    }

    private byte[] Journal() => QueueJournal.Write(
        _root,
        [
            new QueueChange(At("series"), QueueChange.HashOf(Bytes("a\n")), Bytes("b\n")),
            new QueueChange(At("b"), QueueChange.HashOf(null), Bytes("two\n")),
            new QueueChange(At("a"), QueueChange.HashOf(Bytes("one\n")), null),
        ]);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_root).Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetFileName(path)}={File.ReadAllText(path)}");

    private string At(string name) => Path.Combine(_root, name);

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
