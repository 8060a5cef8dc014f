using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Text;

namespace PatchQueue.Dialects;

/// <summary>All kernels that a folder of configs describes.</summary>
/// <param name="Rows">In the order of the dialect.</param>
/// <param name="Faults">What is wrong with the files.</param>
public sealed record ConfigMatrix(ImmutableArray<ConfigRow> Rows, ImmutableArray<ConfigFault> Faults)
{
    /// <summary>Whether it cannot be used.</summary>
    public bool HasErrors => Faults.Any(fault => fault.Diagnostic.Severity == Severity.Error);

    /// <summary>Lines of layers that are neither options, comments nor blank: they are kept, and ask for nothing.</summary>
    public IEnumerable<ConfigFault> Unread() => Rows.SelectMany(row => row.Layers).DistinctBy(layer => layer.Name)
        .SelectMany(layer => layer.Lines.Select((line, index) => (layer.Name, line, Number: index + 1)))
        .Where(found => found.line.IsUnknown)
        .Select(found => ConfigFault.Warning(
            found.Name, found.Number, "config-line", $"'{DisplayText.Of(found.line.Text.Trim())}' asks for no option"))
        .Where(fault => !Faults.Any(other => other.Path == fault.Path && other.Diagnostic.Line == fault.Diagnostic.Line));

    /// <summary>The rows that a name means: a row, or by parts <c>ARCH</c>, <c>ARCH/VARIANT</c>, with <c>*</c> for any part.</summary>
    public IEnumerable<ConfigRow> Find(string name)
    {
        var exact = Rows.Where(row => row.Name == name).ToList();
        return exact.Count > 0 ? exact : Rows.Where(row => Means(name, row));
    }

    /// <summary>The rows whose layers hold one of that name.</summary>
    public IEnumerable<ConfigRow> Using(string layer) => Rows.Where(row => row.Layers.Any(other => other.Name == layer));

    private static bool Means(string name, ConfigRow row)
    {
        if (name == row.Arch)
        {
            return true;
        }

        var asked = name.Split('/');
        var parts = row.Name.Split('/');
        return asked.Length <= parts.Length && name.Contains('/', StringComparison.Ordinal)
            && asked.Select((part, index) => part == "*" || part == parts[index]).All(fits => fits);
    }
}
