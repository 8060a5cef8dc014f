using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>A <c>git cat-file --batch</c> that answers one name after the other.</summary>
internal sealed class CatFile : IDisposable
{
    private readonly string _repository;
    private readonly RunningProgram _program;
    private readonly BufferedStream _output;

    public CatFile(string repository)
    {
        _repository = repository;
        _program = RunningProgram.Start(GitProgram.Call(repository, "cat-file", "--batch"), CancellationToken.None);
        _output = new BufferedStream(_program.Output, 64 * 1024);
    }

    /// <summary>The object of a name; null when nothing, or more than one thing, has it.</summary>
    public GitObject? TryRead(string name)
    {
        // ID SP TYPE SP SIZE LF CONTENT LF, or: NAME SP missing LF
        Ask(name);
        var fields = ReadLine().Split(' ');
        if (fields.Length != 3 || !int.TryParse(fields[2], out var size))
        {
            return fields[^1] is "missing" or "ambiguous" ? null : throw Failure("an object is too large");
        }

        var content = new byte[size];
        _output.ReadExactly(content);
        _output.ReadByte();
        return new GitObject(fields[0], fields[1], content);
    }

    public void Dispose()
    {
        _output.Dispose();
        _program.Dispose();
    }

    private void Ask(string name)
    {
        try
        {
            _program.Input.Write(Encoding.UTF8.GetBytes(name + "\n"));
            _program.Input.Flush();
        }
        catch (IOException)
        {
            throw Failure(_program.Wait().Reason);
        }
    }

    private string ReadLine()
    {
        var line = new List<byte>();
        for (int octet; (octet = _output.ReadByte()) != '\n';)
        {
            if (octet < 0)
            {
                throw Failure(_program.Wait().Reason);
            }

            line.Add((byte)octet);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    private GitException Failure(string reason) => new(_repository, null, $"git cannot read {_repository}: {reason}");
}

/// <summary>An object as git stores it.</summary>
internal sealed record GitObject(string Id, string Type, byte[] Content);
