using System.Globalization;
using System.Text;
using PatchQueue.Queues;

namespace PatchQueue.Resolving;

/// <summary>
/// What takes back the steps of a rebase, one file a step: its command on the first line, behind it the files as they were.
/// </summary>
/// <param name="folder">The folder of the rebase.</param>
public sealed class UndoSteps(RebaseFolder folder)
{
    /// <summary>The steps that can be taken back, the last first.</summary>
    public IReadOnlyList<string> Steps => Directory.Exists(folder.UndoPath)
        ? [.. Directory.EnumerateFiles(folder.UndoPath).Where(path => Path.GetExtension(path).Length == 0)
            .OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>Notes a step behind all its changes.</summary>
    /// <param name="words">The command, on one line.</param>
    /// <param name="changes">All that the step changes; takes the note.</param>
    public void Note(string words, QueueTransaction changes)
    {
        var number = Steps.Count == 0 ? 1 : int.Parse(Path.GetFileName(Steps[0]), CultureInfo.InvariantCulture) + 1;
        var path = Path.Combine(folder.UndoPath, number.ToString("D4", CultureInfo.InvariantCulture));
        changes.Write(path, null, (byte[])[.. Encoding.UTF8.GetBytes(words.ReplaceLineEndings(" ")), (byte)'\n', .. changes.Reverse()]);
    }

    /// <summary>Takes steps back.</summary>
    /// <param name="steps">Some of <see cref="Steps"/>, in their order.</param>
    /// <param name="changes">Takes the changes.</param>
    /// <returns>Their commands.</returns>
    /// <exception cref="IOException">A file has been changed since.</exception>
    public static IReadOnlyList<string> TakeBack(IEnumerable<string> steps, QueueTransaction changes)
    {
        var words = new List<string>();
        var notes = new List<(string, byte[])>();
        foreach (var path in steps)
        {
            var bytes = QueueFile.TryRead(path)!;
            var line = bytes.AsSpan().IndexOf((byte)'\n');
            words.Add(Encoding.UTF8.GetString(bytes.AsSpan(0, line)));
            changes.TakeBack(bytes[(line + 1)..]);
            notes.Add((path, bytes));
        }

        notes.ForEach(note => changes.Remove(note.Item1, note.Item2));
        return words;
    }

    /// <summary>Forgets steps of a rebase that is over.</summary>
    /// <param name="changes">Takes the changes.</param>
    public void Forget(QueueTransaction changes)
    {
        foreach (var path in Steps)
        {
            changes.Remove(path, QueueFile.TryRead(path)!);
        }
    }
}
