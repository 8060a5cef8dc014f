using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Tests.Git;

public sealed class FastImportTests
{
    private static readonly CommitSignature Person =
        new("J\u00f6rg <x>"u8.ToArray(), "j@example.org"u8.ToArray(), DateTimeOffset.FromUnixTimeSeconds(1600000000));

    [TestCase("sha1")]
    [TestCase("sha256")]
    public void The_same_input_gives_the_same_ids_on_top_of_the_mainline(string format)
    {
        using var repository = new TestRepository(format);
        repository.Fill();
        var parent = repository.Git("rev-parse", "v1^{commit}");

        var first = Import(new BranchTarget(repository.Root, "queue") { Parent = parent });
        var second = Import(new BranchTarget(repository.Root, "again") { Parent = parent });

        Assert.That(second, Is.EqualTo(first));
        Assert.That(repository.Git("rev-list", "--reverse", "v1..queue").Split('\n'), Is.EqualTo(first));
        Assert.That(
            repository.Git("log", "-1", "--format=%an|%ae|%at|%B", "queue"),
            Does.StartWith("J\u00f6rg x|j@example.org|1600000000|second"));
        Assert.That(repository.Git("diff", "--raw", "-r", "--abbrev=4", "--name-only", "v1", "queue").Split('\n'), Is.EqualTo(new[]
        {
            "\"a \\\"q\\\"\\n\\\\b\"", "dir/a.c", "dir/run", "dir/run/below",
        }));
        repository.Git("fsck", "--strict");
    }

    [Test]
    public void Without_a_parent_the_first_commit_is_a_root_even_where_the_branch_was()
    {
        using var repository = new TestRepository();
        repository.Fill();
        repository.Git("branch", "queue");

        var ids = Import(new BranchTarget(repository.Root, "queue") { Policy = BranchPolicy.Replace });

        Assert.That(repository.Git("rev-list", "--reverse", "queue").Split('\n'), Is.EqualTo(ids));
    }

    [TestCase("main", "is checked out in a work tree")]
    [TestCase("taken", "exists already")]
    [TestCase("a..b", "is no name for a branch")]
    public void A_branch_that_may_not_be_written_is_refused(string branch, string why)
    {
        using var repository = new TestRepository();
        repository.Fill();
        repository.Git("branch", "taken");

        Assert.That(
            () => FastImport.Start(new BranchTarget(repository.Root, branch), CancellationToken.None),
            Throws.TypeOf<GitException>().With.Message.EndsWith(why));
    }

    [Test]
    public void An_import_that_is_left_or_fails_makes_no_branch()
    {
        using var repository = new TestRepository();
        repository.Fill();
        using (var left = FastImport.Start(new BranchTarget(repository.Root, "left"), CancellationToken.None))
        {
            left.AddBlob("x"u8);
        }

        var target = new BranchTarget(repository.Root, "failed") { Parent = new string('2', 40) };

        Assert.That(() => Import(target), Throws.TypeOf<GitException>().With.Message.StartsWith("git cannot write the branch 'failed': "));
        Assert.That(repository.Git("branch", "--format=%(refname:short)"), Is.EqualTo("main"));
    }

    private static string[] Import(BranchTarget target)
    {
        using var import = FastImport.Start(target, CancellationToken.None);
        var mark = import.AddBlob("new\n"u8);
        import.AddCommit(new BranchCommit("first\n"u8.ToArray(), Person, Person, [
            new TreeEdit.Put(TreePath.Parse("dir/a.c"), FileKind.Regular, SourceFile.ExecutablePermissions, mark),
            new TreeEdit.Put(TreePath.Parse("a \"q\"\n\\b"), FileKind.Regular, SourceFile.PlainPermissions, mark)]));
        import.AddCommit(new BranchCommit("second\n"u8.ToArray(), Person, Person, [
            new TreeEdit.Put(TreePath.Parse("dir/run/below"), FileKind.Symlink, 0, mark),
            new TreeEdit.Delete(TreePath.Parse("dir/run"))]));
        return [.. import.Finish()];
    }
}
