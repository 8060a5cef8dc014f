using PatchQueue.Cli;
using PatchQueue.Porting;
using PatchQueue.Processes;
using PatchQueue.Resolving;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>
/// A merge tool as <c>git mergetool</c> starts it: a line for the shell that finds the files in $BASE, $LOCAL, $REMOTE and $MERGED.
/// </summary>
internal static class MergeTool
{
    private static readonly (string Name, string Line)[] Known =
    [
        ("meld", "meld \"$LOCAL\" \"$MERGED\" \"$REMOTE\""),
        ("kdiff3", "kdiff3 --auto -o \"$MERGED\" \"$BASE\" \"$LOCAL\" \"$REMOTE\""),
        ("vimdiff", "vim -f -d -c '4wincmd w | wincmd J' \"$LOCAL\" \"$BASE\" \"$REMOTE\" \"$MERGED\""),
        ("nvimdiff", "nvim -f -d -c '4wincmd w | wincmd J' \"$LOCAL\" \"$BASE\" \"$REMOTE\" \"$MERGED\""),
    ];

    /// <summary>The line of a tool.</summary>
    /// <param name="tool">A name or a line; null for git's <c>merge.tool</c>.</param>
    /// <param name="folder">A folder whose git is asked; absolute.</param>
    /// <param name="context">The world around the command.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="UsageException">Nothing names one.</exception>
    public static string LineOf(string? tool, string folder, CommandContext context, CancellationToken cancellation)
    {
        var name = tool ?? GitConfig.TryGet("merge.tool", folder, context, cancellation)
            ?? throw new UsageException("no merge tool is named", "--tool CMD names one, or git config merge.tool");
        return GitConfig.TryGet($"mergetool.{name}.cmd", folder, context, cancellation)
            ?? Array.Find(Known, known => known.Name == name).Line
            ?? (name.Contains('$', StringComparison.Ordinal) ? name : $"{name} \"$LOCAL\" \"$BASE\" \"$REMOTE\" \"$MERGED\"");
    }

    /// <summary>Runs it for each file that has markers.</summary>
    /// <exception cref="IOException">It says that it failed.</exception>
    public static void RunAll(string line, OpenPatch open)
    {
        foreach (var path in open.Unresolved().Select(row => row.Path).ToList())
        {
            Run(line, open, open.Doubtful.First(file => file.NewPath.Equals(path)));
        }
    }

    private static void Run(string line, OpenPatch open, PortedFile file)
    {
        var merged = open.PathOf(file.NewPath);
        var sides = Path.Combine(open.Folder, "sides");
        Directory.CreateDirectory(sides);
        var name = Path.GetFileName(merged);
        var code = TerminalProgram.Run(line,
        [
            ("BASE", Write(Path.Combine(sides, $"BASE-{name}"), file.Texts!.OldBefore)),
            ("LOCAL", Write(Path.Combine(sides, $"LOCAL-{name}"), file.Texts.NewBefore)),
            ("REMOTE", Write(Path.Combine(sides, $"REMOTE-{name}"), file.Texts.OldAfter)),
            ("MERGED", merged),
        ]);
        Directory.Delete(sides, recursive: true);
        if (code != 0)
        {
            throw new IOException($"the merge tool ended with exit code {code}; {file.NewPath.ToDisplay()} is as it has left it");
        }
    }

    private static string Write(string path, SourceFile? file)
    {
        File.WriteAllBytes(path, (file?.Bytes ?? default).Span);
        return path;
    }
}
