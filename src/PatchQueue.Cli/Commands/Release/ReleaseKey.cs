using System.Globalization;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary>
/// What the package of a release is made from: one line that differs wherever another commit, other options, other files that they name,
/// or other settings of the environment may give another package.
/// </summary>
/// <param name="request">The package.</param>
/// <param name="context">The world around the command.</param>
internal sealed class ReleaseKey(ExportRequest request, CommandContext context)
{
    /// <summary>The line.</summary>
    /// <param name="commit">The queue's commit.</param>
    public string Of(string commit)
    {
        // A record writes no more of a list than its type.
        var options = request with
        {
            Queue = request.Queue with { Series = [], Symbols = [] },
            Out = null, Set = [], Architectures = [], Flavors = [], IsForced = false, IsJson = false, Threads = 0,
        };
        IEnumerable<string> words =
        [
            .. request.Queue.Series, "", .. request.Queue.Symbols, "", .. request.Set, "", .. request.Architectures, "", .. request.Flavors,
            "", .. Files(), "", .. Settings(),
        ];
        return $"{commit} {options} {string.Join('|', words)}".ReplaceLineEndings(" ");
    }

    // The files of a folder of templates; a directory of sources is too large to be looked through.
    private IEnumerable<string> Files()
    {
        var template = request.Template is { } named ? context.PathOf(named) : "";
        var paths = new[] { request.Template, request.Changes, request.Keyring, request.Queue.Mainline }.OfType<string>()
            .Select(context.PathOf).Concat(Directory.Exists(template) ? Directory.EnumerateFiles(template) : []);
        return paths.Order(StringComparer.Ordinal).Select(path => new FileInfo(path)).Where(file => file.Exists)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
    }

    private IEnumerable<string> Settings() => context.Environment
        .Where(pair => pair.Key == "SOURCE_DATE_EPOCH" || pair.Key.StartsWith("PQ_", StringComparison.Ordinal))
        .Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal);
}
