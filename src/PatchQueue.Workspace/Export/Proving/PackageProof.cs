using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Processes;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>What a format's own tools are run with to prove a package: folders of their own, and the tree that must come out.</summary>
/// <param name="job">What is exported.</param>
/// <param name="package">The package, written.</param>
/// <param name="cancellation">Ends the tools.</param>
public sealed class PackageProof(ExportJob job, PackageFolder package, CancellationToken cancellation)
{
    private string? _expected;

    /// <summary>What is exported.</summary>
    public ExportJob Job => job;

    /// <summary>The package's folder; absolute.</summary>
    public string Package => package.Path;

    /// <summary>The package's files.</summary>
    public IReadOnlyCollection<string> Names => package.Names;

    /// <summary>Makes a folder for the tools.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(package.Scratch, name)).FullName;

    /// <summary>Expands the mainline without a patch into a new folder.</summary>
    public string UnpackMainline(string name)
    {
        var folder = Path.Combine(package.Scratch, name);
        Expand(new SeriesPatches([]), folder);
        return folder;
    }

    /// <summary>Runs a tool, which must succeed.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="debianPackage">The Debian package that has it.</param>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="variables">Variables beside the fixed ones.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="ExportException">It fails.</exception>
    public ProgramResult Run(
        string folder, string debianPackage, ImmutableArray<string> words, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        var result = TryRun(folder, debianPackage, words, variables);
        return result.Succeeded
            ? result
            : throw new ExportException($"{words[0]} refuses the package: {LastLine(result)}");
    }

    /// <summary>Runs a tool that may fail.</summary>
    /// <inheritdoc cref="Run"/>
    public ProgramResult TryRun(
        string folder, string debianPackage, ImmutableArray<string> words, params ReadOnlySpan<(string Name, string Value)> variables)
    {
        var own = ImmutableSortedDictionary.CreateBuilder<string, string>();
        own.Add("HOME", NewFolder("home"));
        own.Add("GIT_CONFIG_NOSYSTEM", "1");
        own.Add("GIT_CEILING_DIRECTORIES", package.Scratch);
        foreach (var (name, value) in variables)
        {
            own[name] = value;
        }

        return ProgramRunner.Run(
            new ProgramCall(words[0], words[1..]) { WorkingDirectory = folder, Package = debianPackage, Variables = own.ToImmutable() },
            cancellation);
    }

    /// <summary>Demands that a folder holds the very tree that was exported.</summary>
    /// <exception cref="ExportException">It does not; the first difference is named.</exception>
    public void DemandTree(string folder)
    {
        if (_expected is null)
        {
            _expected = Path.Combine(package.Scratch, "expected");
            Expand(new SeriesPatches(job.Patches) { TakesText = true }, _expected);
        }

        if (TreeComparison.FirstDifference(_expected, folder, cancellation) is { } path)
        {
            throw new ExportException($"the package does not give the tree that was exported: {DisplayText.Of(path)}");
        }
    }

    /// <summary>Expands a series from the mainline.</summary>
    internal void Expand(SeriesPatches series, string folder) => MainlineExpansion.Run(job, series, folder, cancellation);

    private static string LastLine(ProgramResult result)
    {
        var text = result.ErrorText.Trim().Length > 0 ? result.ErrorText : System.Text.Encoding.UTF8.GetString(result.Output.Span);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.LastOrDefault(candidate => candidate.Contains("rror", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return line is null ? $"exit code {result.ExitCode}" : DisplayText.Of(line);
    }
}
