using System.Text;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Refreshing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Refreshing;

/// <summary>Files that a patch fits exactly, made of its own hunks with lines between them that are nowhere else.</summary>
internal sealed class SliceTree : ISourceTree
{
    private readonly Dictionary<TreePath, byte[]> _before = [];
    private readonly Dictionary<TreePath, byte[]?> _after = [];
    private readonly Dictionary<TreePath, int> _permissions = [];

    /// <summary>Makes the files; null when the patch cannot be told by its hunks alone.</summary>
    public static SliceTree? Of(Patch patch, int strip = 1)
    {
        var tree = new SliceTree();
        var plan = ApplyPlan.Of([new PlannedPatch("p", patch, strip)]);
        return !patch.IsMalformed && plan.Unplaceable.IsEmpty && plan.Groups.All(group => group.Files.All(file => tree.TryAdd(file, patch)))
            && tree.TryApply(plan) ? tree : null;
    }

    /// <summary>The files as a refresh wants them, with some lines put above those that are there before and after.</summary>
    public List<FileVersions> Versions(string above = "") =>
    [
        .. _before.Keys.Union(_after.Keys).Select(path =>
        {
            var (before, after) = (_before.GetValueOrDefault(path), _after.TryGetValue(path, out var made) ? made : _before[path]);
            var top = before is { Length: > 0 } && after is { Length: > 0 } ? Encoding.UTF8.GetBytes(above) : [];
            return new FileVersions(path, File(path, before, top, false), File(path, after, top, true));
        }),
    ];

    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = SourceFile.PlainPermissions;
        text.Set(_before.GetValueOrDefault(path));
        return _before.ContainsKey(path) ? SourceState.Regular : SourceState.Absent;
    }

    private SourceFile? File(TreePath path, byte[]? content, byte[] above, bool isAfter) =>
        content is null
            ? null
            : new SourceFile(
                (byte[])[.. above, .. content],
                FileKind.Regular,
                isAfter ? _permissions.GetValueOrDefault(path, SourceFile.PlainPermissions) : SourceFile.PlainPermissions);

    private bool TryAdd(PlannedFile file, Patch patch)
    {
        var section = file.FilePatch;
        if (file.Paths.Length != 1 || section.Change != FileChange.Keep || section.Binary is not null || _before.ContainsKey(file.Paths[0])
            || section.FileType != FilePatch.RegularType || (section.Old.Mode & 0x40) != 0)
        {
            return false;
        }

        if (section.Old.Absence != Absence.Absent)
        {
            _before[file.Paths[0]] = Content(patch, section);
        }

        return true;
    }

    private static byte[] Content(Patch patch, FilePatch section)
    {
        var bytes = new List<byte>();
        var line = 1;
        foreach (var hunk in section.Hunks)
        {
            for (; line < hunk.OldStart + (hunk.OldCount == 0 ? 1 : 0); line++)
            {
                bytes.AddRange(Encoding.ASCII.GetBytes($"line {line} of this file is nowhere in the patch\n"));
            }

            var body = hunk.Body.Of(patch.Text.Span);
            var reader = new HunkLineReader(body);
            while (reader.TryRead(out var kind, out var content))
            {
                if (kind != '+')
                {
                    bytes.AddRange(content.Of(body));
                    line++;
                }
            }
        }

        return [.. bytes];
    }

    private bool TryApply(ApplyPlan plan)
    {
        var runner = new GroupRunner(plan, new ApplyOptions());
        foreach (var result in plan.Groups.Select(group => runner.Run(group, this, new PatchSelection())))
        {
            if (result.Outcomes.Length > 0)
            {
                return false;
            }

            foreach (var file in result.Changed)
            {
                _after[file.Path] = file.Result.IsFile ? file.Result.Text.ToArray() : null;
                _permissions[file.Path] = file.Result.Permissions;
            }
        }

        return true;
    }
}
