using System.Text;
using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Histories;

/// <summary>Which files of a commit have names, by one git child for all names.</summary>
internal static class NamePlaces
{
    private const int NotFound = 1;

    /// <summary>Looks for them as whole words.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="names">The names.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">git fails.</exception>
    public static ILookup<string, TreePath> Of(
        string repository, string commit, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        string[] words = ["grep", "-I", "-z", "-w", "-F", "-o", .. names.SelectMany(name => new[] { "-e", name }), commit, "--"];
        var result = GitProgram.Run(repository, cancellation, words);
        if (!result.Succeeded && result.ExitCode != NotFound)
        {
            throw new GitException(repository, commit, $"{DisplayText.Of(repository)}: {result.Reason}");
        }

        // COMMIT:PATH NUL NAME LF
        return Encoding.Latin1.GetString(result.Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Select(row => row.Split('\0', 2)).Where(row => row.Length == 2)
            .Select(row => (Name: Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(row[1])), Path: PathOf(row[0][(commit.Length + 1)..])))
            .Where(pair => pair.Path is not null).ToLookup(pair => pair.Name, pair => pair.Path!);
    }

    private static TreePath? PathOf(string name) =>
        TreePath.TryCreate(Encoding.Latin1.GetBytes(name), out var path, out _) ? path : null;
}
