using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using PatchQueue.Applying;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Rebasing;

/// <summary>What became of groups, by the content of their files on the new mainline: most files are the same in many versions.</summary>
internal sealed class KnownPorts
{
    private readonly ConcurrentDictionary<(int Group, UInt128 Files), IReadOnlyList<PortedFile>> _ports = [];

    /// <summary>What became of a group on a mainline with the same files.</summary>
    public bool TryFind(FileGroup group, UInt128 files, [NotNullWhen(true)] out IReadOnlyList<PortedFile>? ports) =>
        _ports.TryGetValue((group.Index, files), out ports);

    /// <summary>Notes what became of a group.</summary>
    public void Add(FileGroup group, UInt128 files, IReadOnlyList<PortedFile> ports) => _ports[(group.Index, files)] = ports;

    /// <summary>A sum over a group's files and their names on a mainline.</summary>
    public static UInt128 SumOf(FileGroup group, ISourceTree mainline, IReadOnlyDictionary<TreePath, TreePath> renames, FileText text)
    {
        var sum = new XxHash128();
        foreach (var path in group.Paths)
        {
            text.Set([]);
            var state = mainline.Read(path, text, out var permissions);
            ReadOnlySpan<int> facts = [(int)state, permissions];
            sum.Append(MemoryMarshal.AsBytes(facts));
            sum.Append(renames.GetValueOrDefault(path, path).Bytes);
            sum.Append(text.Content.Span);
        }

        return sum.GetCurrentHashAsUInt128();
    }
}
