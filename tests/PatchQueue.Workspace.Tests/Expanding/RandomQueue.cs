namespace PatchQueue.Tests.Expanding;

/// <summary>
/// A queue that somebody works on at random: patches are added against the tree as the queue makes it, edited, moved and removed, so that
/// some no longer apply.
/// </summary>
internal sealed class RandomQueue(Random random, QueueOnDisk disk)
{
    private const int Lines = 12;

    private readonly Dictionary<string, List<string>> _files = [];
    private int _last;

    /// <summary>The series as it stands.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Writes the mainline that the first patches are made against.</summary>
    public void WriteMainline(string root, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var name = $"d{i % 3}/f{i}";
            _files[name] = [.. Enumerable.Range(1, Lines).Select(line => $"{name} line {line}")];
            Directory.CreateDirectory(Path.Combine(root, $"d{i % 3}"));
            File.WriteAllText(Path.Combine(root, name), Text(_files[name]));
        }
    }

    /// <summary>Adds a patch at the end.</summary>
    public void Add()
    {
        var name = $"p{++_last}.patch";
        disk.Write(name, NewPatch());
        Names.Add(name);
    }

    /// <summary>Does one thing to the queue.</summary>
    public void Work(string folder)
    {
        var at = Names.Count == 0 ? 0 : random.Next(Names.Count);
        switch (Names.Count == 0 ? 0 : random.Next(6))
        {
            case 0:
                Add();
                break;
            case 1:
                Names.RemoveAt(at);
                break;
            case 2:
                var name = Names[at];
                Names.RemoveAt(at);
                Names.Insert(random.Next(Names.Count + 1), name);
                break;
            case 3:
                var path = Path.Combine(folder, "patches", Names[at]);
                File.WriteAllText(path, File.ReadAllText(path).Replace("\n+", $"\n+{random.Next(10)}", StringComparison.Ordinal));
                break;
            case 4:
                File.SetLastWriteTimeUtc(Path.Combine(folder, "patches", Names[at]), DateTime.UtcNow);
                break;
            default:
                break;
        }
    }

    private string NewPatch()
    {
        var file = _files.Keys.ElementAt(random.Next(_files.Count));
        return random.Next(8) switch
        {
            0 => Create($"new/n{_last}"),
            1 when _files.Count > 2 => Delete(file),
            2 => Rename(file, $"moved/m{_last}"),
            3 => $"diff --git a/{file} b/{file}\nold mode 100644\nnew mode 100755\n",
            4 => Change(file) + Change(_files.Keys.ElementAt(random.Next(_files.Count))),
            _ => Change(file),
        };
    }

    private string Change(string file)
    {
        var lines = _files[file];
        var at = random.Next(lines.Count);
        var (first, end) = (Math.Max(at - 2, 0), Math.Min(at + 3, lines.Count));
        var fresh = $"changed by {_last} {random.Next(100)}";
        var body = lines[first..at].Select(line => $" {line}\n").Append($"-{lines[at]}\n").Append($"+{fresh}\n")
            .Concat(lines[(at + 1)..end].Select(line => $" {line}\n"));
        lines[at] = fresh;
        return $"--- a/{file}\n+++ b/{file}\n@@ -{first + 1},{end - first} +{first + 1},{end - first} @@\n{string.Concat(body)}";
    }

    private string Create(string file)
    {
        _files[file] = [.. Enumerable.Range(1, 3).Select(line => $"{file} line {line}")];
        return $"--- /dev/null\n+++ b/{file}\n@@ -0,0 +1,3 @@\n{string.Concat(_files[file].Select(line => $"+{line}\n"))}";
    }

    private string Delete(string file)
    {
        var lines = _files[file];
        _files.Remove(file);
        return $"--- a/{file}\n+++ /dev/null\n@@ -1,{lines.Count} +0,0 @@\n{string.Concat(lines.Select(line => $"-{line}\n"))}";
    }

    private string Rename(string file, string to)
    {
        (_files[to], _) = (_files[file], _files.Remove(file));
        return $"diff --git a/{file} b/{to}\nsimilarity index 100%\nrename from {file}\nrename to {to}\n";
    }

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
