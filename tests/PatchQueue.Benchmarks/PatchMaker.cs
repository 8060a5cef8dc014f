using System.Text;

namespace PatchQueue.Benchmarks;

/// <summary>Makes source files, patches and a series that look like a kernel's, of numbers only: the same ones in every run.</summary>
internal static class PatchMaker
{
    private static readonly string[] Forms =
    [
        "\tstruct device *dev{0} = to_device(data);\n", "\tif (!dev{0})\n", "\t\treturn -EINVAL;\n", "\n",
        "static int probe_{0}(void *data)\n", "{{\n", "\tret = register_device(dev{0}, GFP_KERNEL);\n", "}}\n",
    ];

    /// <summary>A source file of so many lines, of which some are alike, as in real ones.</summary>
    public static byte[] SourceFile(int lines) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, lines).Select(Line)));

    /// <summary>A patch with a header of tags that changes two files, in two places each.</summary>
    public static byte[] WholePatch(int number)
    {
        var text = new StringBuilder();
        text.Append($"From: Somebody <somebody@example.com>\nSubject: driver: change {number}\nPatch-mainline: v6.{number % 20}\n");
        text.Append($"Git-commit: {number:x40}\nReferences: bsc#{number}\n\nWhy it is changed, in words that take a line or two,\n");
        text.Append("as they do in a real queue.\n\nSigned-off-by: Somebody <somebody@example.com>\n---\n");
        for (var file = 0; file < 2; file++)
        {
            text.Append($"diff --git a/drivers/d{number}/f{file}.c b/drivers/d{number}/f{file}.c\n");
            AppendNames(text, $"drivers/d{number}/f{file}.c");
            AppendHunk(text, first: 100, shift: 0);
            AppendHunk(text, first: 300, shift: 0);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A patch of one file that <see cref="SourceFile"/> has made, with a hunk every 100 lines.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">Lines of the file.</param>
    /// <param name="shift">Lines that each hunk says it stands lower than it does.</param>
    /// <param name="lastContext">The last line of context of each hunk, where it is not the file's.</param>
    public static byte[] ManyHunks(string path, int lines, int shift, string? lastContext)
    {
        var text = new StringBuilder();
        AppendNames(text, path);
        for (var first = 100; first + 7 + shift < lines; first += 100)
        {
            AppendHunk(text, first, shift, lastContext);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A series.conf of so many entries, every tenth of them with a guard.</summary>
    public static byte[] Series(int entries) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, entries).Select(number =>
        $"\t{(number % 10 == 9 ? "+arm64 " : "")}patches.suse/driver-{number:d6}-change-what-a-real-name-would-say.patch\n")));

    private static string Line(int number) => string.Format(null, Forms[number % Forms.Length], number / 16);

    private static void AppendNames(StringBuilder text, string path) => text.Append($"--- a/{path}\n+++ b/{path}\n");

    // Three lines of context, one line that another replaces, three lines of context.
    private static void AppendHunk(StringBuilder text, int first, int shift, string? lastContext = null)
    {
        text.Append($"@@ -{first + shift},7 +{first + shift},7 @@\n");
        for (var line = first; line < first + 7; line++)
        {
            text.Append(line == first + 3 ? '-' : ' ').Append(line == first + 6 && lastContext is not null ? lastContext : Line(line));
            text.Append(line == first + 3 ? "+\tthe_new_line();\n" : "");
        }
    }
}
