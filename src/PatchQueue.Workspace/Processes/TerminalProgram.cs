using System.Diagnostics;

namespace PatchQueue.Processes;

/// <summary>Runs a program that a person works with: it has our terminal and our environment, as from the shell.</summary>
public static class TerminalProgram
{
    /// <summary>Has the shell run a command line and waits for its end.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="variables">Variables that it has besides ours.</param>
    /// <returns>Its exit code.</returns>
    public static int Run(string line, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line]);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start)!;
        program.WaitForExit();
        return program.ExitCode;
    }

    /// <summary>Starts an editor for files and waits until it is closed.</summary>
    /// <param name="editor">What <c>$VISUAL</c> or <c>$EDITOR</c> says: words for the shell, as git takes them.</param>
    /// <param name="files">The files.</param>
    /// <returns>Its exit code.</returns>
    public static int Edit(string editor, IEnumerable<string> files)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$@\"", editor, .. files]);
        using var program = Process.Start(start)!;
        program.WaitForExit();
        return program.ExitCode;
    }
}
