using System.Text;
using PatchQueue.Git;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Tests.Git;

public sealed class GitObjectsTests
{
    [TestCase("sha1")]
    [TestCase("sha256")]
    public void An_annotated_tag_a_branch_and_an_abbreviation_name_the_same_commit(string format)
    {
        using var repository = Filled(format);
        using var objects = GitObjects.Open(repository.Root);
        var id = repository.Git("rev-parse", "HEAD");

        var commits = new[] { "v1", "main", id, id[..9] }.Select(objects.Resolve).ToList();

        Assert.That(commits.Select(c => c.Id), Is.All.EqualTo(id));
        Assert.That(commits.Select(c => c.TreeId), Is.All.EqualTo(repository.Git("rev-parse", "HEAD^{tree}")));
        Assert.That(commits[0].Author, Is.EqualTo(new GitPerson(
            "A U Thor", "author@example.org", DateTimeOffset.FromUnixTimeSeconds(1700000000).ToOffset(TimeSpan.FromMinutes(90)))));
        Assert.That(commits[0].Time.ToUnixTimeSeconds(), Is.EqualTo(1700000100));
    }

    [TestCase("sha1")]
    [TestCase("sha256")]
    public void A_tree_has_its_files_in_byte_order_and_reports_the_submodule(string format)
    {
        using var repository = Filled(format);
        using var objects = GitObjects.Open(repository.Root);

        var tree = objects.Tree(objects.Resolve("v1"));

        Assert.That(tree.Files.Select(f => $"{f.Path} {f.Kind} {Convert.ToString(f.Permissions, 8)}"), Is.EqualTo(new[]
        {
            "caf\\351 Regular 644", "dir/a.c Regular 644", "dir/link Symlink 644", "dir/run Regular 755",
        }));
        Assert.That(tree.Absent, Is.EqualTo(new[] { new GitAbsence("sub", "is a submodule") }));
    }

    [TestCase("sha1")]
    [TestCase("sha256")]
    public void A_file_is_read_by_its_path_whatever_bytes_the_path_has(string format)
    {
        using var repository = Filled(format);
        using var objects = GitObjects.Open(repository.Root);
        var commit = objects.Resolve("v1");
        Assert.That(TreePath.TryCreate([0x63, 0x61, 0x66, 0xe9], out var latin1, out _), Is.True);

        Assert.That(objects.Read(commit, latin1!)!.Bytes.ToArray(), Is.EqualTo("content\n"u8.ToArray()));
        Assert.That(objects.Read(commit, TreePath.Parse("dir/run"))!.IsExecutable, Is.True);
        Assert.That(objects.Read(commit, TreePath.Parse("dir/link"))!.Kind, Is.EqualTo(FileKind.Symlink));
        Assert.That(new[] { "dir", "sub", "dir/b.c", "dir/a.c/b" }.Select(p => objects.Read(commit, TreePath.Parse(p))), Is.All.Null);
    }

    [TestCase("sha1")]
    [TestCase("sha256")]
    public void A_revision_that_is_not_there_is_answered_with_what_is(string format)
    {
        using var repository = Filled(format);
        using var objects = GitObjects.Open(repository.Root);

        var failure = Assert.Throws<GitException>(() => objects.Resolve("v2"));

        Assert.That(failure!.Revision, Is.EqualTo("v2"));
        Assert.That(failure.Message, Does.EndWith("among its 2 branches and tags are v1, main"));
        Assert.That(() => objects.Resolve("v1\nHEAD"), Throws.TypeOf<GitException>());
    }

    [Test]
    public void A_directory_that_is_no_repository_is_said_to_be_none()
    {
        using var repository = new TestRepository();
        var plain = Directory.CreateDirectory(Path.Combine(repository.Root, "plain")).FullName;

        Assert.That(() => GitObjects.Open(plain), Throws.TypeOf<GitException>().With.Message.EndsWith("is not a git repository"));
    }

    [TestCase("sha1")]
    [TestCase("sha256")]
    public void All_blobs_are_read_once_by_two_threads(string format)
    {
        using var repository = Filled(format);
        using var objects = GitObjects.Open(repository.Root);
        var read = new System.Collections.Concurrent.ConcurrentBag<string>();

        GitBlobs.ReadAll(
            repository.Root, objects.Tree(objects.Resolve("v1")).Files, new Crew(2),
            (entry, bytes) => read.Add($"{entry.Path}={Encoding.UTF8.GetString(bytes).Trim()}"), CancellationToken.None);

        Assert.That(read, Is.EquivalentTo(new[] { "caf\\351=content", "dir/a.c=content", "dir/link=a.c", "dir/run=content" }));
    }

    private static TestRepository Filled(string format)
    {
        var repository = new TestRepository(format);
        repository.Fill();
        return repository;
    }
}
