using System.Collections.Immutable;
using NUnit.Framework;
using PatchQueue.Submitting;
using PatchQueue.Tests.Git;

namespace PatchQueue.Tests.Submitting;

public sealed class GitSubmissionTests
{
    private const string Branch = "packages";

    private static readonly ImmutableSortedDictionary<string, string> Person = new Dictionary<string, string>
    {
        ["GIT_AUTHOR_NAME"] = "T", ["GIT_AUTHOR_EMAIL"] = "t@example.org",
        ["GIT_COMMITTER_NAME"] = "T", ["GIT_COMMITTER_EMAIL"] = "t@example.org",
    }.ToImmutableSortedDictionary();

    [Test]
    public void Files_with_a_dot_go_along()
    {
        using var repository = new TestRepository();
        using var package = Package((".SRCINFO", "pkgbase = small\n"), (".gitignore", "/src/\n"));

        var report = Submission(repository, package).Run(CancellationToken.None);

        Assert.That(report.Changes, Is.EqualTo(new[] { ('A', ".SRCINFO"), ('A', ".gitignore") }));
        Assert.That(repository.Git("rev-parse", Branch), Is.EqualTo(report.Commit));
    }

    [Test]
    public void Without_LFS_nothing_is_left_to_it()
    {
        using var repository = new TestRepository();
        using var package = Package(("a.tar.xz", "bytes"), (".gitattributes", "*.tar.?z filter=lfs diff=lfs merge=lfs -text\n"));

        _ = Submission(repository, package).Run(CancellationToken.None);

        Assert.That(repository.Git("show", Branch + ":a.tar.xz"), Is.EqualTo("bytes"));
        Assert.That(repository.Git("ls-tree", "--name-only", Branch), Is.EqualTo("a.tar.xz"));
    }

    [Test]
    public void A_plan_pushes_nothing()
    {
        using var repository = new TestRepository();
        using var package = Package(("a", ""));

        var report = Submission(repository, package).Plan(CancellationToken.None);

        Assert.That(report.Changes, Is.EqualTo(new[] { ('A', "a") }));
        Assert.That(report.Commit, Is.Null);
        Assert.That(repository.Git("for-each-ref"), Is.Empty);
    }

    [Test]
    public void A_folder_in_it_is_no_part_of_a_package()
    {
        using var repository = new TestRepository();
        using var package = Package(("a", ""));
        Directory.CreateDirectory(Path.Combine(package.Root, "debian"));

        Assert.That(() => Submission(repository, package).Plan(CancellationToken.None), Throws.TypeOf<SubmitException>()
            .With.Message.EqualTo("debian is no plain file; a package has no such thing"));
    }

    private static TemporaryTree Package(params (string Name, string Text)[] files)
    {
        var tree = new TemporaryTree();
        Array.ForEach(files, file => File.WriteAllText(Path.Combine(tree.Root, file.Name), file.Text));
        return tree;
    }

    private static GitSubmission Submission(TestRepository repository, TemporaryTree package) =>
        new(new GitRemote(repository.Root, Branch) { Variables = Person }, package.Root) { Message = "Update", UsesLargeFiles = false };
}
