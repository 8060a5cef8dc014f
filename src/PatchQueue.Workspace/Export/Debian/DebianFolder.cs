using System.Text;
using PatchQueue.Changelogs;
using PatchQueue.Packaging;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>
/// The files below <c>debian</c>: the patches with headers by DEP-3, the changelog, and all else from the queue's own folder, or where
/// it has none, from templates.
/// </summary>
internal sealed class DebianFolder
{
    private static readonly string[] FromTemplates = ["control", "rules", "copyright"];

    private readonly ExportJob _job;
    private readonly List<(string Name, byte[] Bytes, int Permissions)> _files = [];

    /// <summary>Makes them.</summary>
    public DebianFolder(ExportJob job, ExpandedQueue expanded)
    {
        _job = job;
        var own = job.Queue.Folder!.Layout == QueueLayout.Debian ? Path.Combine(job.Root, "debian") : null;
        foreach (var path in own is null ? [] : Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories))
        {
            Take(own!, path);
        }

        Add("changelog", Changelog(own));
        Add("source/format", "3.0 (quilt)\n");
        foreach (var name in FromTemplates.Where(name => !Has(name)))
        {
            Add(name, Templates.FillOwn("debian-" + name, Values(expanded)), name == "rules");
        }

        foreach (var config in job.Configs)
        {
            AddBytes("configs/" + config.FileName, config.Bytes.ToArray());
        }

        var patches = expanded.Patches.Where(patch => !patch.IsEmpty).ToList();
        patches.DistinctBy(patch => patch.Name).ToList().ForEach(patch =>
            AddBytes("patches/" + patch.Name, Dep3Header.Of(patch.Bytes, patch.Tags)));
        Add("patches/series", string.Concat(patches.Select(patch => patch.Name + "\n")));
    }

    /// <summary>The files: path, bytes, permissions.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes, int Permissions)> Files => _files;

    /// <summary>The fields of the source paragraph of <c>control</c>.</summary>
    public string ControlText => Encoding.UTF8.GetString(_files.First(file => file.Name == "debian/control").Bytes);

    // The queue's patches are written anew, and the changelog is continued.
    private void Take(string own, string path)
    {
        var name = Path.GetRelativePath(own, path);
        if (name.StartsWith("patches/", StringComparison.Ordinal) || name is "changelog" or "source/format")
        {
            return;
        }

        var isProgram = (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
        _files.Add(("debian/" + name, QueueFile.TryRead(path)!, isProgram ? SourceFile.ExecutablePermissions
            : SourceFile.PlainPermissions));
    }

    private string Changelog(string? own)
    {
        var version = $"{_job.Version.Debian}-{_job.Release}";
        var newest = _job.Changes[0];
        var items = _job.Changes.SelectMany(entry => entry.Items);
        var older = own is not null && File.Exists(Path.Combine(own, "changelog")) ? "\n" + File.ReadAllText(Path.Combine(own,
            "changelog")) : "";
        return older.StartsWith($"\n{_job.Name} ({version})", StringComparison.Ordinal)
            ? older[1..]
            : DebianChangelog.Write(_job.Name, version, "unstable", newest with { When = _job.Stamp.When, Items = [.. items] }) + older;
    }

    private Dictionary<string, string> Values(ExpandedQueue expanded)
    {
        var (name, email) = DebianChangelog.Person(_job.Changes[0]);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NAME"] = _job.Name,
            ["MAINTAINER"] = $"{name} <{email}>",
            ["SUMMARY"] = "program with a queue of patches",
            ["DESCRIPTION"] = $"{_job.Name} {_job.Version.Upstream} with {expanded.Patches.Length} patches.",
            ["LICENSE"] = "GPL-2+",
            ["URL"] = "https://www.kernel.org/",
            ["YEAR"] = _job.Stamp.When.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (key, value) in _job.Macros)
        {
            values[key] = value.Replace("%%", "%", StringComparison.Ordinal);
        }

        return values;
    }

    private bool Has(string name) => _files.Exists(file => file.Name == "debian/" + name);

    private void Add(string name, string text, bool isProgram = false) =>
        _files.Add(("debian/" + name, Encoding.UTF8.GetBytes(text), isProgram ? SourceFile.ExecutablePermissions
            : SourceFile.PlainPermissions));

    private void AddBytes(string name, byte[] bytes) => _files.Add(("debian/" + name, bytes, SourceFile.PlainPermissions));
}
