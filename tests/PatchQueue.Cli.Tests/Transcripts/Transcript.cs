using PatchQueue.Cli;
using PatchQueue.Tests.House;

namespace PatchQueue.Tests.Transcripts;

/// <summary>
/// A folder of tests/Fixtures/transcripts, played in this process in a copy of its files. tests/scripts/transcripts plays the same folders
/// with a program, through a shell; here a line is <c>$ pq WORD...</c> and nothing that only a shell can do.
/// </summary>
internal sealed class Transcript(string name)
{
    private static readonly string Folder = Path.Combine(ProjectFiles.Top, "tests", "Fixtures", "transcripts");

    private string FilePath => Path.Combine(Folder, name, "transcript.txt");

    /// <summary>The transcripts that need no shell.</summary>
    public static IEnumerable<string> Names() => Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)
        .Where(folder => Commands(File.ReadAllText(Path.Combine(folder, "transcript.txt"))).All(CommandWords.IsPlain))
        .Select(folder => Path.GetFileName(folder));

    /// <summary>The text as it stands.</summary>
    public string Expected() => File.ReadAllText(FilePath);

    /// <summary>Makes what was found the expected text.</summary>
    public void Update(string found) => File.WriteAllText(FilePath, found);

    /// <summary>Runs the commands in an empty world: own folder, own home, no colours.</summary>
    public async Task<string> PlayAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("pq-transcript-");
        try
        {
            var work = Directory.CreateDirectory(Path.Combine(scratch.FullName, "work")).FullName;
            CopyFiles(Path.Combine(Folder, name, "files"), work);
            var found = new StringWriter { NewLine = "\n" };
            await found.WriteAsync(Remark(Expected())).ConfigureAwait(false);
            foreach (var line in Commands(Expected()))
            {
                await found.WriteLineAsync($"$ {line}").ConfigureAwait(false);
                await RunAsync(line, work, scratch.FullName, found).ConfigureAwait(false);
            }

            return found.ToString()
                .Replace(work, "@DIR@", StringComparison.Ordinal)
                .Replace(ProjectFiles.Top, "@TOP@", StringComparison.Ordinal);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Commands(string text) =>
        text.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]);

    private static string Remark(string text) => text[..Math.Max(0, text.IndexOf("$ ", StringComparison.Ordinal))];

    private static async Task RunAsync(string line, string work, string home, StringWriter found)
    {
        await using var output = new TextStream(found);
        var context = new CommandContext
        {
            Out = found,
            OutBytes = output,
            Error = found,
            WorkingDirectory = work,
            Environment = new Dictionary<string, string> { ["HOME"] = home, ["NO_COLOR"] = "1", ["PATH"] = "/usr/bin:/bin" },
        };
        var words = CommandWords.Of(line.Replace("$TOP", ProjectFiles.Top, StringComparison.Ordinal));
        var code = await PqProgram.RunAsync([.. words.Skip(1)], context, CancellationToken.None).ConfigureAwait(false);
        if (code != ExitCode.Done)
        {
            await found.WriteLineAsync($"[exit {code}]").ConfigureAwait(false);
        }
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var path in Directory.Exists(from) ? Directory.GetFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }
}
