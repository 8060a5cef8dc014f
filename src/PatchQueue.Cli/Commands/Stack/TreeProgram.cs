using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Processes;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>A program that is run in a tree for one patch after another. What it prints comes through as it is printed.</summary>
/// <param name="words">The program and its arguments.</param>
/// <param name="tree">The tree's root; absolute.</param>
/// <param name="context">The world around the command.</param>
internal sealed class TreeProgram(IReadOnlyList<string> words, string tree, CommandContext context)
{
    // Linux takes no variable longer than 128 KiB.
    private const int MostBytes = 120_000;

    /// <summary>Whether what it prints goes to the errors, because the output is a report.</summary>
    public bool PrintsToError { get; init; }

    /// <summary>The words, to be shown.</summary>
    public override string ToString() => string.Join(' ', words);

    /// <summary>Runs it to its end.</summary>
    /// <param name="patch">The patch: <c>PQ_PATCH</c>.</param>
    /// <param name="files">What the patch changes: <c>PQ_FILES</c>, a line each; the variable is missing where they are too many.</param>
    /// <param name="cancellation">Ends the program with its children.</param>
    /// <returns>Its exit code.</returns>
    public int Run(string patch, IEnumerable<TreePath> files, CancellationToken cancellation)
    {
        var names = string.Join('\n', files.Select(file => Encoding.UTF8.GetString(file.Bytes)));
        // A build needs what its user has set: HOME, ARCH, CROSS_COMPILE.
        var variables = context.Environment.ToImmutableSortedDictionary().SetItem("PQ_PATCH", patch).Remove("PQ_FILES");
        var call = new ProgramCall(Find(words[0]), [.. words.Skip(1)])
        {
            WorkingDirectory = tree,
            Variables = Encoding.UTF8.GetByteCount(names) > MostBytes ? variables : variables.Add("PQ_FILES", names),
            ErrorTo = context.ErrorBytes,
        };
        try
        {
            return Run(call, cancellation);
        }
        catch (Win32Exception failure)
        {
            throw new IOException($"cannot run {words[0]}: {failure.Message}", failure);
        }
    }

    private int Run(ProgramCall call, CancellationToken cancellation)
    {
        context.Out.Flush();
        using var program = RunningProgram.Start(call, cancellation);
        program.Input.Dispose();
        var output = PrintsToError ? context.ErrorBytes : context.OutBytes;
        var buffer = new byte[4096];
        for (int count; (count = program.Output.Read(buffer)) > 0;)
        {
            output.Write(buffer, 0, count);
            output.Flush();
        }

        var result = program.Wait();
        cancellation.ThrowIfCancellationRequested();
        return result.ExitCode;
    }

    // A name with a slash is a file of the tree; any other is looked for in PATH only, as a shell does.
    private string Find(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(name, tree);
            return File.Exists(path) ? path : throw new IOException($"there is no program {path}");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new IOException($"there is no program {name}");
    }
}
