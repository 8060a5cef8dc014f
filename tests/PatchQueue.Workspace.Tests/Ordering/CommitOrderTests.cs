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

    [TestCase("update-ref", "refs/heads/main", "HEAD~1")]
    [TestCase("update-ref", "refs/heads/main", "HEAD~2")]
    [TestCase("symbolic-ref", "HEAD", "refs/heads/other")]
    public void A_branch_that_has_moved_is_noticed(params string[] words)
    {
        _remote.Git("branch", "-M", "main");
        _remote.Git("branch", "other", "HEAD~2");
        _remote.Git("clone", "-q", "--bare", _remote.Root, Clone);
        Assert.That((Counted(), Counted()), Is.EqualTo((3, 3)));

        _remote.Git(["-C", Clone, .. words]);
        var counted = Counted();
        _remote.Git("-C", Clone, "pack-refs", "--all");

        Assert.That(counted.ToString(), Is.EqualTo(_remote.Git("-C", Clone, "rev-list", "--count", "HEAD")));
        Assert.That((Counted(), Counted()), Is.EqualTo((counted, counted)));
    }

    [Test]
    public void Another_ranking_is_another_order()
    {
        _remote.Git("branch", "-M", "main");
        _remote.Git("branch", "other", "HEAD~2");
        _remote.Git("clone", "-q", "--bare", _remote.Root, Clone);
        HeadRanking[] rankings = [HeadRanking.Read(["HEAD"]), HeadRanking.Read([$"{_remote.Root} other", $"{_remote.Root} main"])];

        foreach (var (ranking, heads) in new[] { (0, 1), (1, 2), (1, 2), (0, 1), (0, 1) })
        {
            using var order = CommitOrder.Open(Clone, rankings[ranking], Cache, CancellationToken.None);
            Assert.That((order.Tips.Count(), order.Count), Is.EqualTo((heads, 3)));
        }
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

    private string Cache => Path.Combine(_scratch.FullName, "cache");

    private CommitOrder Open() => CommitOrder.Open(Clone, HeadRanking.Read(["HEAD"]), Cache, CancellationToken.None);

    private int Counted()
    {
        using var order = Open();
        return order.Count;
    }
}
