using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PatchQueue.Configs;
using PatchQueue.Processes;

namespace PatchQueue.Kconfig;

/// <summary>Rows of one architecture, each in a folder of its own, that conf answers for in one run.</summary>
internal sealed partial class ConfBatch(
    ConfProgram program, ImmutableSortedDictionary<string, string> environment, IReadOnlyList<EvaluationRequest> rows,
    ConfQuestion question, int width) : IDisposable
{
    private const string ConfigName = "config";
    private readonly ScratchFolder _scratch = new();

    private string Mode => question switch
    {
        ConfQuestion.EmptyAnswers => "--oldconfig",
        ConfQuestion.Unanswered => "--listnewconfig",
        _ => "--olddefconfig",
    };

    /// <summary>Writes the requests.</summary>
    public void Write()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            Directory.CreateDirectory(FolderOf(i));
            File.WriteAllBytes(FileOf(i, ConfigName), rows[i].Requested.Span);
            if (question == ConfQuestion.EmptyAnswers)
            {
                const int MoreThanOptions = 200_000;
                File.WriteAllText(FileOf(i, "in"), new string('\n', MoreThanOptions));
            }
        }

        File.WriteAllText(_scratch.PathOf("rows"), string.Concat(Enumerable.Range(0, rows.Count).Select(index => FolderOf(index) + "\n")));
    }

    /// <summary>Runs conf for all of them.</summary>
    public void Run(CancellationToken cancellation)
    {
        var variables = environment
            .SetItem("PQ_ROWS", _scratch.PathOf("rows"))
            .SetItem("PQ_WRITE", question == ConfQuestion.Unanswered ? "1" : "")
            .SetItem("PQ_WIDTH", width.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .SetItem("KCONFIG_WARN_UNKNOWN_SYMBOLS", "1");
        var call = new ProgramCall(program.FilePath,
            [Mode, environment.GetValueOrDefault("KBUILD_KCONFIG") is { Length: > 0 } own ? own : "Kconfig"])
        {
            WorkingDirectory = WorkingFolder(),
            Variables = variables,
        };
        var result = ProgramRunner.Run(call, cancellation);
        if (!result.Succeeded)
        {
            var reason = result.ErrorText.Trim().Length > 0 ? result.Reason : FirstFailure() ?? result.Reason;
            throw new IOException($"the kernel's conf {Mode} fails for {string.Join(", ", rows.Select(row => row.Name))}: {reason}");
        }
    }

    /// <summary>Reads what has become of a row.</summary>
    public EvaluatedRow Read(int index)
    {
        var warnings = File.ReadAllText(FileOf(index, "err")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Place().Replace(line, "")).ToList();
        var unknown = warnings.Select(line => Unknown().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        return new EvaluatedRow
        {
            Name = rows[index].Name,
            Config = File.ReadAllBytes(FileOf(index, ConfigName)),
            Unanswered = question == ConfQuestion.Unanswered ? Unanswered(FileOf(index, "out")) : [],
            Unknown = [.. unknown.Distinct().Order(StringComparer.Ordinal)],
            Warnings = [.. warnings.Where(line => !Unknown().IsMatch(line))],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    private static ImmutableArray<OptionChange> Unanswered(string path) =>
        [.. OptionFile.Read("", File.ReadAllBytes(path)).Options().Select(option => new OptionChange(option.Symbol, null, option.Value))];

    // Where auto.conf is there, conf does not make a file for each option, which only make looks at: there are thousands.
    private string WorkingFolder()
    {
        var made = Directory.CreateDirectory(_scratch.PathOf("o/include/config"));
        File.WriteAllBytes(Path.Combine(made.FullName, "auto.conf"), []);
        return _scratch.PathOf("o");
    }

    private string FolderOf(int index) => _scratch.PathOf($"row{index}");

    private string FileOf(int index, string name) => Path.Combine(FolderOf(index), name);

    private string? FirstFailure() => Enumerable.Range(0, rows.Count).Select(index => FileOf(index, "err")).Where(File.Exists)
        .Select(path => File.ReadLines(path).LastOrDefault(line => line.Trim().Length > 0)).FirstOrDefault(line => line is not null);

    // The config's place in the scratch folder says nothing to a person; its line does.
    [GeneratedRegex(@"^\S*/row\d+/config:")]
    private static partial Regex Place();

    [GeneratedRegex(@"warning: unknown symbol: (\w+)")]
    private static partial Regex Unknown();
}
