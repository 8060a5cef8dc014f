using System.Collections.Immutable;
using System.Text;
using PatchQueue.Queues;

namespace PatchQueue.Worklist;

/// <summary>
/// Work on a queue that is not finished: what is left, what waits for a person, and how it was begun. A file that people can read, in a
/// folder of the queue's root that git leaves alone.
/// </summary>
/// <param name="Folder">The folder; absolute.</param>
/// <param name="Options">How the work was begun: names with values on one line each.</param>
/// <param name="Items">The pieces in their order.</param>
public sealed record OpenWork(string Folder, ImmutableArray<(string Name, string Value)> Options, ImmutableArray<WorkItem> Items)
{
    private const string FirstLine = "pq worklist 1";
    private const string OptionWord = "option";

    /// <summary>The folder of the files that a person works on.</summary>
    public string FilesFolder => Path.Combine(Folder, "files");

    /// <summary>The piece that waits for a person; null when none does.</summary>
    public WorkItem? Stopped => Items.FirstOrDefault(item => item.State == WorkItemState.Stopped);

    /// <summary>The pieces that nobody has looked at.</summary>
    public IEnumerable<WorkItem> Left => Items.Where(item => item.State == WorkItemState.Left);

    private string ListPath => Path.Combine(Folder, "list");

    /// <summary>Begins work.</summary>
    /// <param name="root">The queue's root; absolute.</param>
    /// <param name="kind">What kind of work: <c>backport</c>.</param>
    /// <param name="options">How it is begun.</param>
    /// <param name="names">The pieces.</param>
    public static OpenWork Begin(string root, string kind, IEnumerable<(string, string)> options, IEnumerable<string> names) =>
        new(FolderOf(root, kind), [.. options], [.. names.Select(name => new WorkItem(WorkItemState.Left, name))]);

    /// <summary>Reads work that is not finished; null when there is none.</summary>
    /// <inheritdoc cref="Begin"/>
    /// <exception cref="IOException">Its file is damaged.</exception>
    public static OpenWork? TryRead(string root, string kind)
    {
        var work = new OpenWork(FolderOf(root, kind), [], []);
        if (QueueFile.TryRead(work.ListPath) is not { } bytes)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && lines[0] == FirstLine
            ? lines.Skip(1).Select((line, i) => (line, i)).Aggregate(work, (made, row) => made.With(row.line, row.i + 2))
            : throw new IOException(
                $"{work.ListPath}:1: this is no worklist of this pq; with {work.Folder} removed, that work is forgotten");
    }

    /// <summary>The same with one piece otherwise.</summary>
    public OpenWork With(WorkItem item) => this with
    {
        Items = [.. Items.Select(other => other.Name == item.Name ? item : other)],
    };

    /// <summary>Has the list written with other changes of the queue; finished work goes away.</summary>
    public void Write(QueueTransaction changes)
    {
        var before = QueueFile.TryRead(ListPath);
        if (Items.Any(item => item.State is WorkItemState.Left or WorkItemState.Stopped))
        {
            changes.Write(ListPath, before is null ? (ReadOnlyMemory<byte>?)null : before, Encoding.UTF8.GetBytes(ToText()));
        }
        else if (before is not null)
        {
            changes.Remove(ListPath, before);
        }
    }

    /// <summary>Empties the folder of the files that a person works on, and the whole where no list is left.</summary>
    public void Clean()
    {
        if (Directory.Exists(FilesFolder))
        {
            Directory.Delete(FilesFolder, recursive: true);
        }

        if (Directory.Exists(Folder) && !File.Exists(ListPath))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Makes the folder for the files that a person works on; git leaves it alone.</summary>
    public void MakeFolder()
    {
        Directory.CreateDirectory(FilesFolder);
        File.WriteAllText(Path.Combine(Folder, ".gitignore"), "*\n");
    }

    private static string FolderOf(string root, string kind) => Path.Combine(root, $".pq-{kind}");

    private string ToText() => string.Concat(
        (string[])[FirstLine + "\n", .. Options.Select(option => $"{OptionWord} {option.Name} {option.Value}\n"), .. Items.Select(item =>
            $"{item.State.ToString().ToLowerInvariant()} {item.Name}{(item.Note.Length > 0 ? " " + item.Note : "")}\n")]);

    private OpenWork With(string line, int number)
    {
        var words = line.Split(' ', 3);
        return words.Length > 1 && words[0] == OptionWord
            ? this with { Options = Options.Add((words[1], words.Length > 2 ? words[2] : "")) }
            : words.Length > 1 && Enum.TryParse<WorkItemState>(words[0], ignoreCase: true, out var state)
                ? this with { Items = Items.Add(new WorkItem(state, words[1], words.Length > 2 ? words[2] : "")) }
            : throw new IOException($"{ListPath}:{number}: '{Text.DisplayText.Of(line)}' is no line of a worklist");
    }
}
