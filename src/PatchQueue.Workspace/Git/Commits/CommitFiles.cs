using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>The files that commits change, with renames as <c>git merge</c> finds them.</summary>
public static class CommitFiles
{
    private const string Nothing = "000000";

    /// <summary>Reads what a commit changes against its first parent.</summary>
    /// <param name="objects">The repository.</param>
    /// <param name="commit">The commit's id.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">There is no such commit, or a file's name cannot be written below a tree.</exception>
    public static IReadOnlyList<CommitFile> Of(GitObjects objects, string commit, CancellationToken cancellation) =>
        Read(objects, Rows(objects.Repository, cancellation, "--root", "--diff-merges=first-parent", "-M", "-l0", commit));

    /// <summary>The files that have another name in one commit than in another.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="from">A revision.</param>
    /// <param name="to">A revision.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>The names in the second by those in the first.</returns>
    public static IReadOnlyDictionary<TreePath, TreePath> Renames(
        string repository, string from, string to, CancellationToken cancellation)
    {
        var renames = new Dictionary<TreePath, TreePath>(TreePathComparer.Instance);
        foreach (var row in Rows(repository, cancellation, "-M", "-l0", "--diff-filter=R", from, to))
        {
            renames[PathOf(repository, row.OldPath)] = PathOf(repository, row.NewPath);
        }

        return renames;
    }

    private static List<CommitFile> Read(GitObjects objects, IEnumerable<Row> rows) =>
    [
        .. rows.Select(row => new CommitFile(
            PathOf(objects.Repository, row.OldPath), FileOf(objects, row.OldMode, row.OldId), PathOf(objects.Repository, row.NewPath),
            FileOf(objects, row.NewMode, row.NewId))),
    ];

    // :100644 100644 0123... 4567... M NUL path NUL, for a rename two paths
    private static List<Row> Rows(string repository, CancellationToken cancellation, params ReadOnlySpan<string> words)
    {
        var result = GitProgram.Run(repository, cancellation,
            ["diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-commit-id", .. words]);
        if (!result.Succeeded)
        {
            throw new GitException(repository, null, $"{DisplayText.Of(repository)}: {result.Reason}");
        }

        var fields = Encoding.Latin1.GetString(result.Output.Span).Split('\0');
        var rows = new List<Row>();
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            var head = fields[i].TrimStart(':').Split(' ');
            var isRename = head[4][0] is 'R' or 'C';
            rows.Add(new Row(head[0], head[2], head[1], head[3], fields[i + 1], fields[isRename ? i + 2 : i + 1]));
            i += isRename ? 1 : 0;
        }

        return rows;
    }

    private static TreePath PathOf(string repository, string name) =>
        TreePath.TryCreate(Encoding.Latin1.GetBytes(name), out var path, out var fault)
            ? path
            : throw new GitException(repository, null, $"'{DisplayText.Of(name)}' {fault.ToWords()}");

    private static SourceFile? FileOf(GitObjects objects, string mode, string id) => mode switch
    {
        Nothing => null,
        "120000" => new SourceFile(objects.ReadBlob(id), FileKind.Symlink, 0),
        "160000" => throw new GitException(objects.Repository, id, "the commit changes a submodule, which no patch can say"),
        "100755" => new SourceFile(objects.ReadBlob(id), FileKind.Regular, SourceFile.ExecutablePermissions),
        _ => new SourceFile(objects.ReadBlob(id), FileKind.Regular, SourceFile.PlainPermissions),
    };

    private sealed record Row(string OldMode, string OldId, string NewMode, string NewId, string OldPath, string NewPath);
}
