using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Recovery;

/// <summary>Looks at the mainline's files below <c>.pq/base</c> that a record knows.</summary>
internal static class KeptFiles
{
    private const int Batch = 64;

    /// <summary>What is wrong with them, in the order of the record's paths.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="readsAll">Whether they are read; otherwise they have to be there.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static IEnumerable<StateFinding> Faults(WorkTree tree, bool readsAll, Crew crew, CancellationToken cancellation) =>
        Damaged(tree, readsAll, crew, cancellation).Select(file => new StateFinding(
            StatePart.Base, NameOf(file), $"is not the mainline's {file.Path.ToDisplay()} that it was"));

    /// <summary>Those that are gone or damaged.</summary>
    /// <inheritdoc cref="Faults"/>
    public static IReadOnlyList<RecordedFile> Damaged(WorkTree tree, bool readsAll, Crew crew, CancellationToken cancellation)
    {
        var files = tree.Record!.Groups.SelectMany(group => group.Files).Where(file => file.BaseNumber > 0).ToList();
        using var all = tree.State.Handle.TryOpenChild("base"u8);
        if (files.Count == 0 || all is null)
        {
            return files;
        }

        var damaged = new ConcurrentBag<RecordedFile>();
        crew.Do((files.Count + Batch - 1) / Batch, (_, batch) => LookAt(files.Skip(batch * Batch).Take(Batch)), cancellation);
        return [.. damaged.OrderBy(file => file.Path)];

        void LookAt(IEnumerable<RecordedFile> some)
        {
            var text = new FileText();
            foreach (var file in some.Where(file => !IsWhole(all, file, readsAll ? text : null)))
            {
                damaged.Add(file);
            }
        }
    }

    private static bool IsWhole(DirectoryHandle all, RecordedFile file, FileText? text)
    {
        var name = Encoding.ASCII.GetBytes(NameOf(file)[".pq/base/".Length..]);
        return text is null
            ? DirectoryCalls.Stat(all, name, out var stat) == 0
                && (file.Original == SourceState.Symlink ? stat.IsSymlink : stat.IsRegular)
            : PristineSource.IsKept(all, file, text);
    }

    /// <summary>Whether a mainline has the file that was kept.</summary>
    public static bool IsOf(RecordedFile file, ISourceTree mainline)
    {
        var text = new FileText();
        return mainline.Read(file.Path, text, out _) == file.Original && XxHash128.HashToUInt128(text.Content.Span) == file.BaseHash;
    }

    /// <summary>Keeps a mainline's file once more.</summary>
    public static void Write(WorkTree tree, RecordedFile file, ISourceTree mainline)
    {
        var text = new FileText();
        var state = mainline.Read(file.Path, text, out var permissions);
        var path = Path.Combine(tree.Path, NameOf(file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        if (state == SourceState.Symlink)
        {
            File.CreateSymbolicLink(path, Encoding.UTF8.GetString(text.Content.Span));
            return;
        }

        QueueFile.Write(path, text.Content.Span);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)permissions);
        }
    }

    private static string NameOf(RecordedFile file) => $".pq/base/{BaseFolders.FolderOf(file.BaseNumber)}/{file.BaseNumber}";
}
