using PatchQueue.Ordering;
using PatchQueue.Tests.Git;

namespace PatchQueue.Tests.Ordering;

public sealed class CommitOrderTests : IDisposable
{
    private readonly TestRepository _remote = new();
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("pq-order-");

    [SetUp]
    public void Make()
    {
        foreach (var subject in (string[])["one", "two", "three"])
        {
            _remote.Git("commit", "-q", "--allow-empty", "-m", subject);
        }
    }

    public void Dispose()
    {
        _remote.Dispose();
        _scratch.Delete(recursive: true);
    }

    [Test]
    public void A_shallow_clone_that_is_deepened_is_numbered_anew()
    {
        _remote.Git("clone", "-q", "--bare", "--depth=1", $"file://{_remote.Root}", Clone);
        using (var order = Open())
        {
            Assert.That((order.CutOff.Count, order.Count), Is.EqualTo((1, 1)));
        }

        _remote.Git("-C", Clone, "fetch", "-q", "--unshallow");
        using var whole = Open();

        Assert.That((whole.CutOff.Count, whole.Count), Is.EqualTo((0, 3)));
        Assert.That(whole.Find(_remote.Git("rev-parse", "HEAD~2")), Is.EqualTo(new CommitPlace(0, 1)));
    }

    [Test]
    public void What_is_no_id_and_what_no_branch_has_stands_nowhere()
    {
        _remote.Git("clone", "-q", "--bare", _remote.Root, Clone);
        using var order = Open();

        Assert.That(order.Find("HEAD"), Is.Null);
        Assert.That(order.Find(new string('0', 40)), Is.Null);
        Assert.That(order.Find("60c0c230c6f046da536d3df8b39a20b9a9fd6aZZ"), Is.Null);
    }

    private string Clone => Path.Combine(_scratch.FullName, "clone");

    private CommitOrder Open() =>
        CommitOrder.Open(Clone, HeadRanking.Read(["HEAD"]), Path.Combine(_scratch.FullName, "cache"), CancellationToken.None);
}
