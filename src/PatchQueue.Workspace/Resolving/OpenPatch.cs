using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Backporting;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Settling;
using PatchQueue.Text;

namespace PatchQueue.Resolving;

/// <summary>A patch that waits, with the files that a person brings together.</summary>
/// <param name="folder">The folder of its files; absolute.</param>
/// <param name="files">All its files, with their versions.</param>
/// <param name="labels">What the sides of a conflict are called.</param>
public sealed class OpenPatch(string folder, IReadOnlyList<PortedFile> files, ConflictDress labels)
{
    private readonly ImmutableArray<PortedFile> _files = [.. files.DistinctBy(file => file.NewPath)];

    /// <summary>What the marker of our side says of a file behind the new mainline's name; empty for nothing.</summary>
    public Func<PortedFile, string> Since { get; init; } = _ => "";

    /// <summary>Its files, each once.</summary>
    public IReadOnlyList<PortedFile> Files => _files;

    /// <summary>What is written for its files: the merged one, with markers where it is not known what belongs there.</summary>
    public IEnumerable<MergedFile> Merged => _files.Select(file => new MergedFile(file.NewPath, file.Texts!.NewBefore, Merge(file)));

    /// <summary>What its files were like when a person began, so that it is seen when they change.</summary>
    public string State
    {
        get
        {
            var hash = new XxHash128();
            foreach (var file in _files.OrderBy(file => file.NewPath))
            {
                hash.Append(file.NewPath.Bytes);
                hash.Append((file.Texts!.OldAfter?.Bytes ?? default).Span);
                hash.Append((file.Texts.NewBefore?.Bytes ?? default).Span);
            }

            return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The folder; absolute.</summary>
    public string Folder => folder;

    private string FilesFolder => Path.Combine(folder, "files");

    private string StatePath => Path.Combine(folder, "state");

    /// <summary>Whether somebody works on it here.</summary>
    public bool IsTaken => File.Exists(StatePath);

    /// <summary>Whether its files are as they were when a person began.</summary>
    public bool IsAsTaken => IsTaken && File.ReadAllText(StatePath) == State;

    /// <summary>Puts the files there for a person.</summary>
    public void Take()
    {
        Drop();
        Directory.CreateDirectory(FilesFolder);
        new WorkingFiles(FilesFolder).Write(Merged);
        File.WriteAllText(StatePath, State);
    }

    /// <summary>Removes them.</summary>
    public void Drop()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Where a file lies for a person; absolute.</summary>
    public string PathOf(TreePath path) => Path.Combine(FilesFolder, Encoding.UTF8.GetString(path.Bytes));

    /// <summary>The files that are not clean.</summary>
    public IEnumerable<PortedFile> Doubtful => _files.Where(file => !Merge(file).IsClean || !file.IsCertain);

    /// <summary>The files that still have a marker, with its line.</summary>
    public IReadOnlyList<(TreePath Path, int Line)> Unresolved() =>
        [.. WorkingFiles.Unresolved(new WorkingFiles(FilesFolder).Read(), Markers)];

    /// <summary>What the person has made of each file of the patch; files that are no files of it, too.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public (IReadOnlyList<(PortedFile File, SourceFile? Made)> Own, IReadOnlyList<TreePath> Others) Read()
    {
        var made = new WorkingFiles(FilesFolder).Read();
        var own = new List<(PortedFile, SourceFile?)>();
        foreach (var file in _files)
        {
            var merge = Merge(file);
            var isShown = merge.File is not null && (!merge.IsClean || !FileMerge.IsSame(file.Texts!.NewBefore, merge.File));
            own.Add((file, made.TryGetValue(file.NewPath, out var found) ? AsBefore(found, merge.File) : isShown ? null : merge.File));
        }

        return (own, [.. made.Keys.Except(_files.Select(file => file.NewPath), TreePathComparer.Instance).Order()]);
    }

    /// <summary>The proposals for its files, each with the file, in order.</summary>
    public IReadOnlyList<(PortedFile File, PortProposal Proposal)> Proposals =>
        [.. Doubtful.SelectMany(file => file.Proposals.Select(proposal => (file, proposal)))];

    /// <summary>Puts a proposal in the place of a file.</summary>
    public void Accept(PortedFile file, PortProposal proposal)
    {
        File.Delete(PathOf(file.NewPath));
        new WorkingFiles(FilesFolder).Write([new MergedFile(file.NewPath, null, new FileMerge(FileMergeKind.Conflict, proposal.File))]);
    }

    private IReadOnlyList<byte[]> Markers =>
    [
        [.. "<<<<<<< "u8, .. labels.OurLabel!.Value.Span], [.. "||||||| "u8, .. labels.BaseLabel!.Value.Span],
        [.. ">>>>>>> "u8, .. labels.TheirLabel!.Value.Span],
    ];

    private FileMerge Merge(PortedFile file)
    {
        var texts = file.Texts!;
        if (file.IsCertain)
        {
            return new FileMerge(FileMergeKind.Merged, texts.NewAfter);
        }

        return PortConflict.Merge(texts, MergeStyle.Zdiff3) is not { IsClean: false } merge
            ? new FileMerge(FileMergeKind.Merged, texts.NewAfter)
            : new FileMerge(FileMergeKind.Conflict, PortConflict.Write(texts, merge, LabelsOf(file)), merge.ConflictCount);
    }

    private ConflictDress LabelsOf(PortedFile file) => labels with
    {
        OurLabel = (byte[])[.. labels.OurLabel!.Value.Span, .. Encoding.UTF8.GetBytes(Since(file))],
    };

    // Editors and tools make files anew.
    private static SourceFile? AsBefore(SourceFile? file, SourceFile? model) =>
        file is null || model is null || file.Kind != model.Kind ? file : file with { Permissions = model.Permissions };
}
