using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Applies the patches of one group after another to its files in memory. Holds buffers that are used again: one runner a thread.
/// A patch whose section does not fit leaves the group's files as they were before it.
/// </summary>
public sealed class GroupRunner
{
    private readonly ApplyPlan _plan;
    private readonly Stack<FileText> _spare = new();
    private readonly Dictionary<TreePath, FileState> _states = new(TreePathComparer.Instance);
    private readonly List<FilePatchOutcome> _outcomes = [];
    private readonly List<ChangedFile> _changed = [];
    private readonly Dictionary<TreePath, FileState> _saved = new(TreePathComparer.Instance);
    private readonly SectionApplier _applier;
    private readonly GroupFiles _files;

    /// <summary>Makes a runner for a plan.</summary>
    public GroupRunner(ApplyPlan plan, ApplyOptions options)
    {
        _plan = plan;
        _files = new GroupFiles(_states, _saved, _spare);
        _applier = new SectionApplier(_files, options);
    }

    /// <summary>Applies the selected patches to the group's files.</summary>
    /// <param name="group">A group of the plan.</param>
    /// <param name="source">Where the files come from.</param>
    /// <param name="selection">Which patches take part.</param>
    /// <param name="observer">Is shown each step; null for none.</param>
    public GroupResult Run(
        FileGroup group, ISourceTree source, PatchSelection selection, IPatchObserver? observer = null)
    {
        _files.Begin(source);
        _outcomes.Clear();
        _changed.Clear();
        for (var start = 0; start < group.Files.Length;)
        {
            var end = start + 1;
            while (end < group.Files.Length && group.Files[end].PatchIndex == group.Files[start].PatchIndex)
            {
                end++;
            }

            if (selection.Includes(group.Files[start].PatchIndex))
            {
                RunPatch(group, start, end, observer);
            }

            start = end;
        }

        CollectChanged();
        return new GroupResult(group, [.. _outcomes], _changed);
    }

    private void RunPatch(FileGroup group, int start, int end, IPatchObserver? observer)
    {
        var sections = group.Files.AsSpan()[start..end];
        var patch = _plan.Patches[sections[0].PatchIndex];
        _files.BeginPatch();
        if (sections.Length > 1 || sections[0].IsMove)
        {
            _files.Save(sections);
        }

        Show(sections, observer is null ? null : observer.Before);
        foreach (var section in sections)
        {
            var outcome = _applier.Apply(patch, section);
            if (outcome is { Reject: not null })
            {
                _files.Restore();
                _outcomes.Add(RejectExaminer.Examine(_plan, group, outcome, _files));
                return;
            }

            if (outcome is not null)
            {
                _outcomes.Add(outcome);
            }
        }

        Show(sections, observer is null ? null : observer.After);
    }

    private delegate void Shown(int patchIndex, TreePath path, in FileView file);

    private void Show(ReadOnlySpan<PlannedFile> sections, Shown? show)
    {
        if (show is null)
        {
            return;
        }

        foreach (var path in _files.PathsOf(sections))
        {
            show(sections[0].PatchIndex, path, _files.View(path));
        }
    }

    private void CollectChanged()
    {
        foreach (var state in _states.Values)
        {
            if (state.IsTouched && (state.IsFile || state.Original is SourceState.Regular or SourceState.Symlink))
            {
                _changed.Add(new ChangedFile(state.Path, state.Original, GroupFiles.View(state), state.HasOnlyNewMode));
            }
        }
    }
}
