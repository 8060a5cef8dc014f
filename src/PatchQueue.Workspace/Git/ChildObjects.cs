using System.Globalization;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>Reads through one long-lived <c>git cat-file --batch</c>: for repositories that libgit2 cannot open, and blobs it lacks.</summary>
internal sealed class ChildObjects : GitObjects
{
    private RunningProgram? _reader;

    private ChildObjects(string path) => Path = path;

    /// <inheritdoc/>
    public override string Path { get; }

    /// <summary>Opens.</summary>
    /// <exception cref="GitException">git knows no repository there.</exception>
    public static ChildObjects OpenWithGit(string path)
    {
        _ = GitCalls.Run(path, "rev-parse", "--git-dir");
        return new ChildObjects(path);
    }

    /// <inheritdoc/>
    public override string ResolveCommit(string revision)
    {
        try
        {
            return Text(GitCalls.Run(Path, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"));
        }
        catch (GitException)
        {
            throw new GitException(Path, $"there is no commit '{revision}'");
        }
    }

    /// <inheritdoc/>
    public override long TimeOf(string commit) =>
        long.Parse(Text(GitCalls.Run(Path, "show", "-s", "--format=%ct", commit)), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IReadOnlyList<GitEntry> ListTree(string commit)
    {
        var entries = new List<GitEntry>();
        ReadOnlySpan<byte> rest = GitCalls.Run(Path, "ls-tree", "-r", "-z", "--full-tree", commit);
        while (!rest.IsEmpty)
        {
            // MODE TYPE ID TAB NAME NUL
            var end = rest.IndexOf((byte)0);
            var tab = rest.IndexOf((byte)'\t');
            var words = Encoding.ASCII.GetString(rest[..tab]).Split(' ');
            if (EntryOf(rest[(tab + 1)..end], Convert.ToInt32(words[0], 8), words[2]) is { } entry)
            {
                entries.Add(entry);
            }

            rest = rest[(end + 1)..];
        }

        return entries;
    }

    /// <inheritdoc/>
    public override byte[] ReadBlob(string id)
    {
        _reader ??= RunningProgram.Start(GitCalls.Of(Path, "cat-file", "--batch"));
        _reader.Input.Write(Encoding.ASCII.GetBytes(id + "\n"));
        _reader.Input.Flush();

        // ID TYPE SIZE LF, the bytes, LF
        var header = ReadLine(_reader.Output).Split(' ');
        if (header.Length != 3)
        {
            throw new GitException(Path, $"the blob {id} is missing");
        }

        var bytes = new byte[int.Parse(header[2], CultureInfo.InvariantCulture)];
        _reader.Output.ReadExactly(bytes);
        _ = _reader.Output.ReadByte();
        return bytes;
    }

    /// <inheritdoc/>
    public override void Dispose() => _reader?.Dispose();

    private static string Text(byte[] output) => Encoding.ASCII.GetString(output).Trim();

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (int octet; (octet = stream.ReadByte()) is > 0 and not '\n';)
        {
            line.Append((char)octet);
        }

        return line.ToString();
    }
}
