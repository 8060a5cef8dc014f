using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Tests.Git;

/// <summary>A repository made by the git program in a directory of its own.</summary>
internal sealed class TestRepository : IDisposable
{
    private static readonly ImmutableSortedDictionary<string, string> Fixed = new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "A U Thor", ["GIT_AUTHOR_EMAIL"] = "author@example.org", ["GIT_AUTHOR_DATE"] = "1700000000 +0130",
        ["GIT_COMMITTER_NAME"] = "C", ["GIT_COMMITTER_EMAIL"] = "c@example.org", ["GIT_COMMITTER_DATE"] = "1700000100 +0000",
    }.ToImmutableSortedDictionary();

    public TestRepository(string format = "sha1")
    {
        Root = Directory.CreateTempSubdirectory("pq-git-").FullName;
        try
        {
            Git("init", "-q", "-b", "main", "--object-format=" + format);
        }
        catch (ProgramMissingException)
        {
            Assert.Ignore("git is not installed");
        }
    }

    public string Root { get; }

    public string Git(params ImmutableArray<string> arguments) => Git(default, arguments);

    public string Git(ReadOnlyMemory<byte> input, ImmutableArray<string> arguments)
    {
        var call = new ProgramCall("git", arguments) { WorkingDirectory = Root, Variables = Fixed, Input = input };
        var result = ProgramRunner.Run(call, CancellationToken.None);
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        return Encoding.UTF8.GetString(result.Output.Span).TrimEnd('\n');
    }

    /// <summary>A regular file, an executable, a link, a name in Latin-1, a submodule; tagged v1.</summary>
    public void Fill()
    {
        var blob = Git("content\n"u8.ToArray(), ["hash-object", "-w", "--stdin"]);
        var link = Git("a.c"u8.ToArray(), ["hash-object", "-w", "--stdin"]);
        var commit = new string('1', blob.Length);
        byte[] index =
        [
            .. Encoding.UTF8.GetBytes($"100644 {blob}\tdir/a.c\0" + $"100755 {blob}\tdir/run\0" + $"120000 {link}\tdir/link\0"
                + $"160000 {commit}\tsub\0" + $"100644 {blob}\tcaf"), 0xe9, 0,
        ];
        Git(index, ["update-index", "-z", "--index-info"]);
        Git("commit", "-q", "-m", "first");
        Git("tag", "-a", "-m", "one", "v1");
    }

    public void Dispose() => Directory.Delete(Root, true);
}
