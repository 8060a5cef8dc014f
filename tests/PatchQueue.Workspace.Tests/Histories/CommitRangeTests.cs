using PatchQueue.Git;
using PatchQueue.Tests.Git;
using PatchQueue.Text;
using PatchQueue.Histories;

namespace PatchQueue.Tests.Histories;

public sealed class CommitRangeTests
{
    [Test]
    public void A_file_has_the_commits_that_change_it_on_merged_branches_and_under_its_new_name()
    {
        using var repository = new TestRepository();
        Commit(repository, "start", ("a.c", "1\n2\n3\n4\n5\n6\n7\n8\n"), ("b.c", "b\n"));
        repository.Git("tag", "v1");
        repository.Git("checkout", "-q", "-b", "side");
        Commit(repository, "side", ("a.c", "one\n2\n3\n4\n5\n6\n7\n8\n"));
        repository.Git("checkout", "-q", "main");
        Commit(repository, "other file", ("b.c", "c\n"));
        Commit(repository, "main", ("a.c", "1\n2\n3\n4\n5\n6\n7\neight\n"));
        repository.Git("merge", "-q", "-m", "merge", "side");
        repository.Git("mv", "a.c", "z.c");
        Commit(repository, "renamed");
        Commit(repository, "after", ("z.c", "one\n2\n3\nfour\n5\n6\n7\neight\n"));

        var range = CommitRange.Read(repository.Root, repository.Git("rev-parse", "v1"), repository.Git("rev-parse", "main"), default);
        using var objects = GitObjects.Open(repository.Root);
        var steps = new FileHistory(range, new CommitChains(range), objects, default).Of(TreePath.Parse("a.c"));

        // The merge brings two changes of the file together, which is a version of its own.
        Assert.That(steps.Select(step => objects.Resolve(range[step.Commit]).Subject).Order(),
            Is.EqualTo(new[] { "after", "main", "merge", "renamed", "side" }));
        Assert.That(steps[^2], Has.Property("OldPath").EqualTo(TreePath.Parse("a.c")).And.Property("Path").EqualTo(TreePath.Parse("z.c")));
        Assert.That(steps[^1].Path, Is.EqualTo(TreePath.Parse("z.c")));
    }

    [Test]
    public void A_commit_is_of_the_first_tag_that_holds_it()
    {
        using var repository = new TestRepository();
        Commit(repository, "start", ("a.c", "1\n"));
        repository.Git("tag", "v1");
        Commit(repository, "two", ("a.c", "2\n"));
        repository.Git("tag", "-a", "-m", "v2", "v2");
        Commit(repository, "three", ("a.c", "3\n"));
        repository.Git("tag", "v3");
        Commit(repository, "four", ("a.c", "4\n"));

        var range = CommitRange.Read(repository.Root, repository.Git("rev-parse", "v1"), repository.Git("rev-parse", "main"), default);
        var tags = new ReleaseTags(range, default);

        Assert.That(Enumerable.Range(0, range.Count).Select(tags.Of), Is.EqualTo(new[] { "v2", "v3", null }));
    }

    private static void Commit(TestRepository repository, string message, params ReadOnlySpan<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(repository.Root, name), text);
        }

        repository.Git("add", "-A");
        repository.Git("commit", "-q", "-m", message);
    }
}
