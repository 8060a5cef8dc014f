using PatchQueue.Ordering;
using PatchQueue.Tests.Git;

namespace PatchQueue.Tests.Ordering;

public sealed class ReleaseNamesTests : IDisposable
{
    private readonly TestRepository _clone = new();

    public void Dispose() => _clone.Dispose();

    [Test]
    public void The_first_release_of_a_commit_is_the_first_that_holds_it_and_not_the_first_behind_it()
    {
        Commit("base");
        Tag("v2.0.0");
        var before = Commit("before the branch is merged");
        Git("checkout", "-q", "-b", "maint", "v2.0.0");
        var mend = Commit("mend");
        Tag("v2.0.1");
        Git("checkout", "-q", "main");
        Git("merge", "-q", "--no-ff", "-m", "merge", "maint");
        Tag("v2.1.0");
        var last = Commit("last");
        using var order = Open();

        // By the numbers alone both would be in v2.0.1, which stands behind them.
        Assert.That(order.Find(before)!.Value.Number, Is.LessThan(order.Find(mend)!.Value.Number));
        Assert.That(ReleaseOf(order, before), Is.EqualTo("v2.1.0"));
        Assert.That(ReleaseOf(order, mend), Is.EqualTo("v2.0.1"));
        Assert.That(ReleaseOf(order, last), Is.EqualTo("v2.1.1 or v2.2.0 (next release)"));
    }

    [Test]
    public void Stable_releases_and_tags_without_an_annotation_are_no_releases_of_a_kernel()
    {
        var one = Commit("one");
        Git("tag", "v6.0");
        Tag("v6.1-rc1");
        var two = Commit("two");
        Tag("v6.1");
        var three = Commit("three");
        Tag("v6.1.1");
        var four = Commit("four");
        Tag("v6.2-rc1");
        using var order = Open();

        var releases = ((string[])[one, two, three, four]).Select(id => ReleaseOf(order, id));
        Assert.That(releases, Is.EqualTo(["v6.1-rc1", "v6.1", "v6.2-rc1", "v6.2-rc1"]));
    }

    [TestCase("v6.4", "v6.5-rc1")]
    [TestCase("v6.5-rc2", "v6.5 or v6.5-rc3 (next release)")]
    [TestCase("v2.50.0", "v2.50.1 or v2.51.0 (next release)")]
    public void A_commit_that_no_release_holds_gets_the_name_of_the_next(string newest, string expected)
    {
        Commit("old");
        Tag(newest);
        var id = Commit("new");
        using var order = Open();

        Assert.That(ReleaseOf(order, id), Is.EqualTo(expected));
    }

    private static string? ReleaseOf(CommitOrder order, string id) => order.Releases.Of(order.Find(id)!.Value);

    private CommitOrder Open() => CommitOrder.Open(_clone.Root, HeadRanking.Read(["HEAD"]), null, CancellationToken.None);

    private void Git(params string[] words) => _clone.Git([.. words]);

    private void Tag(string name) => Git("tag", "-a", "-m", "x", name);

    private string Commit(string subject)
    {
        Git("commit", "-q", "--allow-empty", "-m", subject);
        return _clone.Git("rev-parse", "HEAD");
    }
}
