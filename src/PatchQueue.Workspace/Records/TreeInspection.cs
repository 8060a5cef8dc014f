using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Records;

/// <summary>Compares a tree with its record: which files are still as pq left them. What stat(2) settles is not read.</summary>
internal sealed class TreeInspection
{
    private const int Batch = 128;

    // The one bit of a mode that a patch can tell.
    private const int OwnerExecutes = 0x40;

    private readonly DirectoryHandle _root;
    private readonly KnownTree _known;
    private readonly bool _readsAll;
    private readonly RecordedFile[] _files;
    private readonly FileIdentity[] _identities;
    private readonly bool[] _isEdited;
    private readonly RecordedResult?[] _found;
    private readonly int _rejectsFrom;
    private readonly Lazy<Dictionary<TreePath, int>> _places;
    private int _hashed;

    private TreeInspection(DirectoryHandle root, KnownTree known, bool readsAll)
    {
        (_root, _known, _readsAll) = (root, known, readsAll);
        _files = [.. known.Record.Groups.SelectMany(group => group.Files)];
        _isEdited = new bool[_files.Length];
        _identities = new FileIdentity[_files.Length];
        _found = new RecordedResult?[_files.Length];
        _places = new(() => Enumerable.Range(0, _files.Length).ToDictionary(i => _files[i].Path, TreePathComparer.Instance));
        _rejectsFrom = _files.Length - known.Record.Groups.Where(group => group.IsRejects).Sum(group => group.Files.Length);
    }

    /// <summary>The files that are not as pq left them.</summary>
    /// <remarks>Rejects are there to be worked on: what becomes of them is nobody's loss.</remarks>
    public IReadOnlyList<TreePath> Edited => [.. _files.Where((_, i) => _isEdited[i] && i < _rejectsFrom).Select(file => file.Path)];

    /// <summary>Whether identities alone did not settle it, so that they are worth noting anew.</summary>
    public bool HasHashed => _hashed > 0;

    /// <summary>The identity of a file that is as pq left it; otherwise empty.</summary>
    public FileIdentity IdentityOf(TreePath path) =>
        _places.Value.TryGetValue(path, out var place) && !_isEdited[place] ? _identities[place] : default;

    /// <summary>Whether somebody has changed the file.</summary>
    public bool IsEdited(TreePath path) => _places.Value.TryGetValue(path, out var place) && _isEdited[place];

    /// <summary>Whether a file that somebody has changed is by now what a run wants to leave there.</summary>
    public bool IsAlready(TreePath path, RecordedResult wanted) =>
        _places.Value.TryGetValue(path, out var place) && _isEdited[place] && _found[place] is { } found && IsSame(found, wanted);

    /// <summary>Compares.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="known">What is known of it.</param>
    /// <param name="readsAll">Whether files are read even where their identity is the one noted.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static TreeInspection Of(DirectoryHandle root, KnownTree known, bool readsAll, Crew crew, CancellationToken cancellation)
    {
        var inspection = new TreeInspection(root, known, readsAll);
        var texts = new FileText[crew.Size];
        crew.Do(
            (inspection._files.Length + Batch - 1) / Batch,
            (worker, batch) => inspection.LookAt(batch, texts[worker] ??= new FileText()),
            cancellation);
        return inspection;
    }

    private void LookAt(int batch, FileText text)
    {
        for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, _files.Length); i++)
        {
            if (_files[i].Result is not { } result)
            {
                continue;
            }

            var errno = DirectoryCalls.Stat(_root, _files[i].Path.Bytes, out var stat);
            if (result.State == SourceState.Absent)
            {
                _isEdited[i] = errno == 0 && !stat.IsDirectory && !HasContent(i, result, text);
                continue;
            }

            _identities[i] = errno == 0 ? new FileIdentity(stat) : default;
            _found[i] = new RecordedResult(SourceState.Absent, 0, false, 0);
            _isEdited[i] = errno != 0 || (!IsSettled(i) && !HasContent(i, result, text));
        }
    }

    private bool IsSettled(int file) =>
        !_readsAll && _known.Stats is { } stats && stats.Files[file] == _identities[file] && _identities[file].IsSettledAt(stats.Moment);

    private bool HasContent(int file, RecordedResult result, FileText text)
    {
        Interlocked.Increment(ref _hashed);
        var state = new DirectorySource(_root).Read(_files[file].Path, text, out var permissions);
        var isModeKept = state == SourceState.Symlink
            || (_known.Stats is { } stats && !stats.Files[file].IsEmpty
                ? stats.Files[file].Mode == _identities[file].Mode
                : IsSameMode(permissions, result));
        var hash = XxHash128.HashToUInt128(text.Content.Span);
        _found[file] = new RecordedResult(state, permissions, false, hash);
        return state == result.State && isModeKept && hash == result.Hash;
    }

    private static bool IsSame(RecordedResult found, RecordedResult wanted) => found.State == wanted.State
        && found.Hash == wanted.Hash
        && (found.State != SourceState.Regular || IsSameMode(found.Permissions, wanted));

    private static bool IsSameMode(int permissions, RecordedResult wanted) =>
        ((permissions ^ PermissionsOf(wanted)) & OwnerExecutes) == 0;

    private static int PermissionsOf(RecordedResult result) =>
        result.IsNew ? result.Permissions & ~ProcessUmask.Value : result.Permissions;
}
