using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Tests.Applying;

/// <summary>A source that a test can write down.</summary>
internal sealed class MemoryTree : ISourceTree
{
    private readonly Dictionary<TreePath, SourceFile> _files = [];

    public SourceFile? this[string path]
    {
        get => _files.GetValueOrDefault(TreePath.Parse(path));
        set => _files[TreePath.Parse(path)] = value!;
    }

    public static MemoryTree Of(params (string Path, string Content)[] files)
    {
        var tree = new MemoryTree();
        foreach (var (path, content) in files)
        {
            tree[path] = new SourceFile(System.Text.Encoding.UTF8.GetBytes(content), FileKind.Regular, SourceFile.PlainPermissions);
        }

        return tree;
    }

    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = 0;
        if (_files.Keys.Any(path.IsAbove))
        {
            return SourceState.Directory;
        }

        if (_files.Keys.Any(other => other.IsAbove(path)))
        {
            return SourceState.Blocked;
        }

        if (!_files.TryGetValue(path, out var file))
        {
            return SourceState.Absent;
        }

        text.Set(file.Bytes.Span);
        permissions = file.Permissions;
        return file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
    }

    /// <summary>Applies patches one after another, as a run would.</summary>
    public (Verdict Verdict, SortedDictionary<string, string> Files, List<GroupResult> Results) Apply(
        ApplyOptions options, bool keepsGoing, params PlannedPatch[] patches)
    {
        var plan = ApplyPlan.Of([.. patches]);
        var verdict = new Verdict(plan, int.MaxValue, keepsGoing);
        var runner = new GroupRunner(plan, options);
        var results = new GroupResult[plan.Groups.Length];
        var changed = new Dictionary<int, List<(string Path, string? Content)>>();
        IReadOnlyCollection<FileGroup> groups = plan.Groups;
        while (groups.Count > 0)
        {
            foreach (var group in groups)
            {
                var result = runner.Run(group, this, verdict.Selection);
                changed[group.Index] =
                [
                    .. result.Changed.Select(file => (file.Path.ToDisplay(), file.Result.IsFile ? Show(file.Result) : null)),
                ];
                results[group.Index] = result with { Changed = [] };
            }

            groups = verdict.Take(results);
        }

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, file) in _files)
        {
            files[path.ToDisplay()] = (file.Kind == FileKind.Symlink ? "-> " : "") + System.Text.Encoding.Latin1.GetString(file.Bytes.Span);
        }

        foreach (var (path, content) in changed.Values.SelectMany(list => list))
        {
            files.Remove(path);
            if (content is not null)
            {
                files[path] = content;
            }
        }

        return (verdict, files, [.. results]);
    }

    private static string Show(in FileView file) =>
        (file.State == SourceState.Symlink ? "-> " : "") + System.Text.Encoding.Latin1.GetString(file.Text.ToArray());
}
