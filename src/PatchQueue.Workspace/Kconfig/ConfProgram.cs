using System.IO.Hashing;
using PatchQueue.Processes;

namespace PatchQueue.Kconfig;

/// <summary>
/// The tree's own <c>scripts/kconfig/conf</c>, compiled once for each version of its sources and kept in the cache. Beside it stands
/// <c>conf-rows.c</c>, which lets one run parse the Kconfig files once and answer for many rows.
/// </summary>
internal sealed class ConfProgram
{
    private const string Name = "conf";

    private ConfProgram(string path) => FilePath = path;

    /// <summary>The program; absolute.</summary>
    public string FilePath { get; }

    /// <summary>Takes it from the cache, or compiles it.</summary>
    /// <param name="tree">Whose conf.</param>
    /// <param name="cache">The folder of the cache; absolute.</param>
    /// <param name="cancellation">Ends the compiler.</param>
    /// <exception cref="ProgramMissingException">flex, bison or gcc is not installed.</exception>
    /// <exception cref="IOException">The sources do not compile.</exception>
    public static ConfProgram Of(KernelTree tree, string cache, CancellationToken cancellation)
    {
        var rows = RowsSource();
        var key = tree.ConfHash() + "-" + System.Convert.ToHexStringLower(XxHash64.Hash(rows));
        var folder = Path.Combine(cache, "kconfig", key);
        var program = Path.Combine(folder, Name);
        if (!File.Exists(program))
        {
            Compile(tree, rows, folder, cancellation);
        }

        return new ConfProgram(program);
    }

    private static void Compile(KernelTree tree, byte[] rows, string folder, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder();
        foreach (var source in tree.ConfSources())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scratch.PathOf(source))!);
            File.Copy(Path.Combine(tree.Root, source), scratch.PathOf(source));
        }

        var home = scratch.PathOf("scripts/kconfig");
        File.WriteAllBytes(Path.Combine(home, "conf-rows.c"), rows);
        Run("flex", ["-olexer.lex.c", "-L", "lexer.l"], "flex");
        Run("bison", ["-oparser.tab.c", "--defines=parser.tab.h", "-t", "-l", "parser.y"], "bison");
        string[] objects = ["conf", .. Objects(Path.Combine(home, "Makefile"))];
        Run(
            "gcc",
            [
                "-O2", "-std=gnu11", "-I.", "-I../include",
                "-Wl,--wrap=main,--wrap=conf_read,--wrap=popen,--wrap=pclose", "-o", Name, "conf-rows.c",
                .. objects.Select(name => name + ".c"),
            ],
            "gcc");
        Directory.CreateDirectory(folder);

        // Two runs at once make the same program; each renames a whole one into place.
        var fresh = Path.Combine(folder, $".{Name}-{Guid.NewGuid():n}");
        File.Copy(Path.Combine(home, Name), fresh);
        File.Move(fresh, Path.Combine(folder, Name), overwrite: true);

        void Run(string program, string[] arguments, string package)
        {
            var result = ProgramRunner.Run(
                new ProgramCall(program, [.. arguments]) { WorkingDirectory = home, Package = package }, cancellation);
            if (!result.Succeeded)
            {
                throw new IOException($"{program} cannot make {tree.Root}/scripts/kconfig/conf: {result.Reason}");
            }
        }
    }

    // common-objs := confdata.o expr.o lexer.lex.o \
    private static IEnumerable<string> Objects(string makefile)
    {
        var text = File.ReadAllText(makefile).Replace("\\\n", " ", StringComparison.Ordinal);
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith("common-objs", StringComparison.Ordinal))
            ?? throw new IOException($"{makefile} does not say what conf is made of (common-objs)");
        return line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.EndsWith(".o", StringComparison.Ordinal)).Select(word => word[..^2]);
    }

    private static byte[] RowsSource()
    {
        using var stream = typeof(ConfProgram).Assembly.GetManifestResourceStream("conf-rows.c")!;
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
