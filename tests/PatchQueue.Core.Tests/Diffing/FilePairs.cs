using System.Buffers;
using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Tests.Diffing;

/// <summary>Files before and after, of every kind that a patch can tell apart.</summary>
internal static class FilePairs
{
    public const string Text = "int main()\n{\n\tint a;\n\tint b;\n\tint c;\n\n\treturn 0;\n}\n";

    public static readonly (string Name, FilePair Pair)[] Cases =
    [
        ("a change", At("dir/f.c", Plain(Text), Plain(Text.Replace("return 0", "return 1", StringComparison.Ordinal)))),
        ("a new file", At("dir/f", null, Plain(Text))),
        ("a new empty file", At("dir/f", null, Plain(""))),
        ("a new executable", At("dir/f", null, Executable(Text))),
        ("a deleted file", At("dir/f", Plain(Text), null)),
        ("a deleted empty file", At("dir/f", Plain(""), null)),
        ("a deleted executable", At("dir/f", Executable(Text), null)),
        ("an emptied file", At("dir/f", Plain(Text), Plain(""))),
        ("a filled file", At("dir/f", Plain(""), Plain(Text))),
        ("a new mode", At("dir/f", Plain(Text), Executable(Text))),
        ("a new mode and a change", At("dir/f", Executable(Text), Plain(Text + "x\n"))),
        ("a new link", At("dir/f", null, Link("../x y"))),
        ("a deleted link", At("dir/f", Link("x"), null)),
        ("a link elsewhere", At("dir/f", Link("x"), Link("y"))),
        ("a file that becomes a link", At("dir/f", Plain(Text), Link("x"))),
        ("a link that becomes a file", At("dir/f", Link("x"), Executable(Text))),
        ("a rename", Moved(FileChange.Rename, Plain(Text), Plain(Text))),
        ("a rename with a change", Moved(FileChange.Rename, Plain(Text), Executable(Text + "more\n"))),
        ("a copy", Moved(FileChange.Copy, Plain(Text), Plain(Text))),
        ("binary data", At("dir/f", Binary(1, 3000), Binary(2, 100))),
        ("new binary data", At("dir/f", null, Binary(3, 53))),
        ("deleted binary data", At("dir/f", Binary(4, 1), null)),
        ("a renamed binary file", Moved(FileChange.Rename, Binary(5, 4000), Binary(5, 4004))),
        ("no last newline", At("dir/f", Plain("a\nb"), Plain("a\nb\n"))),
        ("carriage returns", At("dir/f", Plain("a\r\nb\r\n"), Plain("a\r\nc\r\n"))),
        ("a name with blanks", At("dir/a b  c", Plain(Text), Plain(Text + "x\n"))),
        ("a new name with blanks", At("dir/a b  c", null, Plain(Text))),
        ("a name with quotes", At("dir/a\"b\\c", Plain(Text), Plain(Text + "x\n"))),
        ("a name beyond ASCII and a blank", At("dir/ä ö", Plain(Text), Plain(Text + "x\n"))),
        ("lines like markers", At("dir/f", Plain("-- a\n++ b\n@@ -1 +1 @@\nx\n"), Plain("-- b\n++ a\n@@ -2 +2 @@\nx\n\\ No newline\n"))),
    ];

    /// <summary>The patch of one pair.</summary>
    public static byte[] Patch(FilePair pair, PatchStyle style)
    {
        var output = new ArrayBufferWriter<byte>();
        FilePatchWriter.Write(pair, style, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The names of the cases.</summary>
    public static IEnumerable<string> Names() => Cases.Select(row => row.Name);

    /// <summary>The case of that name.</summary>
    public static FilePair Named(string name) => Cases.Single(row => row.Name == name).Pair;

    /// <summary>The patch up to binary data: deflate is free to pack otherwise, and git may write a delta.</summary>
    public static string WithoutData(byte[] patch)
    {
        var text = Encoding.UTF8.GetString(patch);
        var data = text.IndexOf("GIT binary patch\n", StringComparison.Ordinal);
        return data < 0 ? text : text[..(data + "GIT binary patch\n".Length)];
    }

    public static SourceFile Plain(string text) => new(Encoding.UTF8.GetBytes(text), FileKind.Regular, SourceFile.PlainPermissions);

    public static SourceFile Executable(string text) =>
        new(Encoding.UTF8.GetBytes(text), FileKind.Regular, SourceFile.ExecutablePermissions);

    public static SourceFile Link(string target) => new(Encoding.UTF8.GetBytes(target), FileKind.Symlink, 0);

    public static FilePair At(string path, SourceFile? old, SourceFile? @new) => FilePair.At(TreePath.Parse(path), old, @new);

    public static FilePair Moved(FileChange change, SourceFile old, SourceFile @new) =>
        FilePair.Moved(change, TreePath.Parse("dir/f"), old, TreePath.Parse("other/dir/g"), @new);

    private static SourceFile Binary(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        (bytes[0], bytes[^1]) = (0, (byte)(length > 1 ? 10 : 0));
        return new SourceFile(bytes, FileKind.Regular, SourceFile.PlainPermissions);
    }
}
