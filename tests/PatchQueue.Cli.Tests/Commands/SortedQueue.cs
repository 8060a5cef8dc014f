using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Processes;
using PatchQueue.Tests.House;

namespace PatchQueue.Tests.Commands;

/// <summary>
/// A queue whose sorted section has some lines; its patches are c1 to c3 of the mainline, and net of davem/net. It is the one of the
/// transcript sorted-lines.
/// </summary>
internal sealed class SortedQueue : IDisposable
{
    private const int LinesBefore = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pq-sorted-");

    public SortedQueue(params string[] lines)
    {
        var setup = Path.Combine(ProjectFiles.Top, "tests", "Fixtures", "transcripts", "sorted-lines", "files", "setup");
        var call = new ProgramCall("bash", ImmutableArray.Create([setup, .. lines])) { WorkingDirectory = _folder.FullName };
        var result = ProgramRunner.Run(call, CancellationToken.None);
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
    }

    /// <summary>What pq has printed.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The lines of the section, a tab as <c>\t</c>.</summary>
    public string[] Lines() =>
        [.. File.ReadAllLines(At("series.conf"))[LinesBefore..^1].Select(line => line.Replace("\t", "\\t", StringComparison.Ordinal))];

    public async Task<int> SortAsync(params string[] words)
    {
        var said = new StringWriter();
        var context = new CommandContext
        {
            Out = said, OutBytes = Stream.Null, Error = said, WorkingDirectory = _folder.FullName,
            Environment = new Dictionary<string, string> { ["HOME"] = _folder.FullName, ["PATH"] = "/usr/bin:/bin" },
        };
        var code = await PqProgram.RunAsync(["sort", .. words], context, CancellationToken.None).ConfigureAwait(false);
        Said = said.ToString();
        return code;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
