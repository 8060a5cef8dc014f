using System.Text;

namespace PatchQueue.Git;

/// <summary>Writes the commands of git-fast-import(1).</summary>
internal sealed class ImportStream(Stream output)
{
    public void Blob(int mark, ReadOnlySpan<byte> content)
    {
        Line($"blob\nmark :{mark}");
        Data(content);
    }

    public void Commit(string reference, int mark, string? from, BranchCommit commit)
    {
        Line($"commit {reference}\nmark :{mark}");
        Person("author", commit.Author);
        Person("committer", commit.Committer);
        Data(commit.Message.Span);
        if (from is not null)
        {
            Line($"from {from}");
        }

        // Removals first: a file may give way to a directory of its name.
        foreach (var edit in commit.Edits.OrderBy(e => e is TreeEdit.Put).ThenBy(e => e.Path))
        {
            Edit(edit);
        }

        Line($"\nget-mark :{mark}");
    }

    public void Reset(string reference) => Line($"reset {reference}\n");

    public void Done()
    {
        Line("done");
        output.Flush();
    }

    // "path", with LF, quote and backslash escaped; other bytes may stand as they are
    private static byte[] Quote(ReadOnlySpan<byte> path)
    {
        var quoted = new List<byte> { (byte)'"' };
        foreach (var octet in path)
        {
            if (octet is (byte)'"' or (byte)'\\' or < 0x20 or 0x7f)
            {
                quoted.AddRange(Encoding.ASCII.GetBytes("\\" + Convert.ToString(octet, 8).PadLeft(3, '0')));
            }
            else
            {
                quoted.Add(octet);
            }
        }

        return [.. quoted, (byte)'"', (byte)'\n'];
    }

    private static byte[] Clean(ReadOnlyMemory<byte> text) =>
        [.. Trim(text.ToArray().Where(b => b is not ((byte)'<' or (byte)'>' or 0x7f) and >= 0x20).ToArray())];

    private static ReadOnlySpan<byte> Trim(byte[] text) => text.AsSpan().Trim((byte)' ');

    private void Edit(TreeEdit edit)
    {
        if (edit is TreeEdit.Put put)
        {
            var mode = put.Kind == Text.FileKind.Symlink ? "120000" : (put.Permissions & 0x40) != 0 ? "100755" : "100644";
            Put($"M {mode} :{put.Mark} ");
        }
        else
        {
            Put("D ");
        }

        output.Write(Quote(edit.Path.Bytes));
    }

    private void Person(string role, CommitSignature person)
    {
        Put(role + " ");
        output.Write(Clean(person.Name));
        Put(" <");
        output.Write(Clean(person.Email));
        var zone = person.When.Offset;
        var sign = zone < TimeSpan.Zero ? '-' : '+';
        Line($"> {Math.Max(person.When.ToUnixTimeSeconds(), 0)} {sign}{zone:hhmm}");
    }

    private void Data(ReadOnlySpan<byte> content)
    {
        Line($"data {content.Length}");
        output.Write(content);
        Line("");
    }

    private void Line(string text) => Put(text + "\n");

    private void Put(string text) => output.Write(Encoding.ASCII.GetBytes(text));
}
