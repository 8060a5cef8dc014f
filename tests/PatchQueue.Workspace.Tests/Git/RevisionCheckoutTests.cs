using NUnit.Framework;
using PatchQueue.Git;

namespace PatchQueue.Tests.Git;

public sealed class RevisionCheckoutTests
{
    [TestCase("sha1")]
    [TestCase("sha256")]
    public void A_commit_is_a_worktree_of_its_own(string format)
    {
        using var repository = new TestRepository(format);
        Fill(repository);
        using var checkout = RevisionCheckout.Of(repository.Root, "v1", CancellationToken.None);

        Assert.That(File.ReadAllText(Path.Combine(checkout.Top, "series")), Is.EqualTo("content\n"));
        Assert.That(WorktreeHistory.Find(checkout.Top, CancellationToken.None)!.Head, Is.EqualTo(repository.Git("rev-parse", "main")));
    }

    [TestCase("main", "main")]
    [TestCase("HEAD", "main")]
    [TestCase("team/next", "team/next")]
    [TestCase("v1", null)]
    [TestCase("main^0", null)]
    public void Only_a_branch_names_its_branch(string revision, string? branch)
    {
        using var repository = new TestRepository();
        Fill(repository);
        repository.Git("branch", "team/next");
        using var checkout = RevisionCheckout.Of(repository.Root, revision, CancellationToken.None);

        Assert.That(WorktreeHistory.Find(checkout.Top, CancellationToken.None)!.Branch, Is.EqualTo(branch));
    }

    [Test]
    public void A_commits_id_names_none()
    {
        using var repository = new TestRepository();
        Fill(repository);
        using var checkout = RevisionCheckout.Of(repository.Root, repository.Git("rev-parse", "HEAD"), CancellationToken.None);

        Assert.That(WorktreeHistory.Find(checkout.Top, CancellationToken.None)!.Branch, Is.Null);
    }

    [Test]
    public void Nothing_is_left_of_it_even_of_names_that_are_no_UTF_8()
    {
        using var repository = new TestRepository();
        repository.Fill();
        string top;
        using (var checkout = RevisionCheckout.Of(repository.Root, "v1", CancellationToken.None))
        {
            top = checkout.Top;
            Assert.That(Directory.Exists(top));
        }

        Assert.That(Directory.Exists(Path.GetDirectoryName(top)), Is.False);
    }

    private static void Fill(TestRepository repository)
    {
        File.WriteAllText(Path.Combine(repository.Root, "series"), "content\n");
        repository.Git("add", "series");
        repository.Git("commit", "-q", "-m", "first");
        repository.Git("tag", "-a", "-m", "one", "v1");
    }
}
