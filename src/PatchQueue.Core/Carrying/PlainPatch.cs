using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>
/// Carries over a patch that changes lines of files and nothing else, where that can be done for each of them without a comparison of
/// whole files. Either all go in, or nothing has changed and the slower way has to look at the patch. Holds buffers that are used again.
/// </summary>
/// <param name="old">The files on the old mainline.</param>
/// <param name="new">The files on the new one.</param>
/// <param name="pathOf">What is known of a path.</param>
internal sealed class PlainPatch(PortSide old, PortSide @new, Func<TreePath, PortedPath> pathOf)
{
    private readonly List<PlainPort> _ports = [];
    private readonly HashSet<TreePath> _paths = new(TreePathComparer.Instance);

    /// <summary>What has become of a section, from 0, of the last patch.</summary>
    public PlainPort this[int section] => _ports[section];

    /// <summary>Carries a patch over.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="sections">Its sections in the group.</param>
    /// <returns>Whether it is in.</returns>
    public bool TryPort(PlannedPatch patch, ReadOnlySpan<PlannedFile> sections)
    {
        if (!ArePlain(sections) || !TryPlace(patch, sections))
        {
            return false;
        }

        // Where one of its files does not take it as it is, all of them are merged.
        var ports = _ports.GetRange(0, sections.Length);
        var isPlaced = ports.TrueForAll(port => port.Fits);
        if (!ports.TrueForAll(port => port.TryHold(isPlaced)))
        {
            return false;
        }

        ports.ForEach(port => port.Carry());
        return true;
    }

    private bool ArePlain(ReadOnlySpan<PlannedFile> sections)
    {
        _paths.Clear();
        foreach (var section in sections)
        {
            if (!PlainPort.IsPlain(section) || !_paths.Add(section.Paths[0]))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryPlace(PlannedPatch patch, ReadOnlySpan<PlannedFile> sections)
    {
        for (var i = 0; i < sections.Length; i++)
        {
            if (i == _ports.Count)
            {
                _ports.Add(new PlainPort());
            }

            var path = sections[i].Paths[0];
            var (before, now) = (old.StateOf(path), @new.StateOf(path));
            if (before.State != SourceState.Regular || now.State != SourceState.Regular
                || !_ports[i].TryPlace(patch, sections[i], before.Text, now.Text, pathOf(path)))
            {
                return false;
            }
        }

        return true;
    }
}
