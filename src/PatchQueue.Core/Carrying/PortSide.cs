using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Carrying;

/// <summary>The files of a group on one of the two mainlines, with the patches so far.</summary>
internal sealed class PortSide
{
    private readonly GroupFiles _files;
    private readonly SectionApplier _applier;
    private readonly Dictionary<TreePath, FileState> _saved = new(TreePathComparer.Instance);
    private readonly List<FilePatchOutcome?> _outcomes = [];
    private readonly List<Slice> _runs = [];

    public PortSide(ApplyOptions options)
    {
        _files = new GroupFiles(new Dictionary<TreePath, FileState>(TreePathComparer.Instance), _saved, new Stack<FileText>());
        _applier = new SectionApplier(_files, options);
    }

    /// <summary>What is to be said of each section of the last patch, null for nothing; up to the first that was rejected.</summary>
    public IReadOnlyList<FilePatchOutcome?> Outcomes => _outcomes;

    /// <summary>Why the last patch did not go in; null when it did.</summary>
    public Reject? Reject => _outcomes.Count > 0 ? _outcomes[^1]?.Reject : null;

    /// <summary>Begins with another group.</summary>
    public void Begin(ISourceTree source) => _files.Begin(source);

    /// <summary>The files that sections may change.</summary>
    public List<TreePath> PathsOf(ReadOnlySpan<PlannedFile> sections) => _files.PathsOf(sections);

    /// <summary>Applies a patch; where a section does not fit, all of them are as before.</summary>
    /// <returns>Whether it is in.</returns>
    public bool Apply(PlannedPatch patch, ReadOnlySpan<PlannedFile> sections)
    {
        _outcomes.Clear();
        _files.BeginPatch();
        _files.Save(sections);
        foreach (var section in sections)
        {
            _outcomes.Add(_applier.Apply(patch, section));
            if (_outcomes[^1]?.Reject is not null)
            {
                _files.Restore();
                return false;
            }
        }

        return true;
    }

    /// <summary>A file as it is while it is changed.</summary>
    public FileState StateOf(TreePath path) => _files[path];

    /// <summary>A file as it was before the last patch; null for none.</summary>
    public SourceFile? Before(TreePath path) => FileOf(_files.SavedAt(path) ?? _files[path]);

    /// <summary>A file as it is; null for none.</summary>
    public SourceFile? Now(TreePath path) => FileOf(_files[path]);

    /// <summary>Whether another side has the same file; false where it would take a copy to find out.</summary>
    public bool HasAlike(TreePath path, PortSide other)
    {
        var (mine, its) = (_files[path], other._files[path]);
        return mine.State == its.State && mine is { State: SourceState.Regular, IsTouched: false } && !its.IsTouched
            && mine.Permissions == its.Permissions && mine.Text.Content.Span.SequenceEqual(its.Text.Content.Span);
    }

    /// <summary>Whether a file has a name as it is.</summary>
    public bool Has(TreePath path, ReadOnlySpan<byte> name)
    {
        var text = _files[path].Text;
        _runs.Clear();
        text.AddRuns(_runs);
        foreach (var run in _runs)
        {
            if (NameSearch.IsIn(run.Of(text.Buffer.Span), name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something is at a path that is no file.</summary>
    public bool IsObstructed(TreePath path) => _files[path].State is SourceState.Directory or SourceState.Special or SourceState.Blocked;

    /// <summary>Makes a file be what it is to be.</summary>
    public void Put(TreePath path, SourceFile? file)
    {
        var state = _files[path];
        state.Text.Set((file?.Bytes ?? default).Span);
        state.State = file is null ? SourceState.Absent : file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        state.Permissions = file?.Permissions ?? 0;
        state.IsTouched = state.IsRewritten = true;
    }

    /// <summary>The sections of the last patch that have hunks for a file.</summary>
    public List<PlannedFile> SectionsFor(ReadOnlySpan<PlannedFile> sections, TreePath path)
    {
        var found = new List<PlannedFile>();
        for (var i = 0; i < sections.Length; i++)
        {
            if (HasHunksFor(sections[i], i, path))
            {
                found.Add(sections[i]);
            }
        }

        return found;
    }

    /// <summary>Whether a section of the last patch has hunks for a file.</summary>
    public bool HasHunksFor(PlannedFile section, int index, TreePath path) =>
        !section.FilePatch.Hunks.IsEmpty && (_outcomes[index]?.Path ?? section.Paths[^1]).Equals(path);

    private static SourceFile? FileOf(FileState state) => !state.IsFile ? null : new SourceFile(
        state.Text.ToArray(), state.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, state.Permissions);
}
