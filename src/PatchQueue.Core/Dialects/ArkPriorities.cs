using System.Collections.Immutable;

namespace PatchQueue.Dialects;

/// <summary>A <c>priority.FLAVOR</c> of ARK: which folders, in which order, make which kernel.</summary>
/// <param name="Order">Folders at the top, lowest first.</param>
/// <param name="Empty">Kernels that get an empty config.</param>
/// <param name="Kernels">Each kernel with its line and its folders below those, lowest first; a dash stands for a slash.</param>
internal sealed record ArkPriorities(
    ImmutableArray<string> Order, ImmutableArray<string> Empty, ImmutableArray<ArkPriorities.Kernel> Kernels)
{
    /// <summary>Reads the text of the file; as with the script, EMPTY and ORDER hold from their line on, and all kernels see the
    /// last.</summary>
    public static ArkPriorities Read(string text)
    {
        var order = ImmutableArray<string>.Empty;
        var empty = ImmutableArray.CreateBuilder<string>();
        var kernels = ImmutableArray.CreateBuilder<Kernel>();
        foreach (var (number, line) in text.Split('\n').Select((line, index) => (index + 1, line.TrimEnd('\r'))))
        {
            if (line.Length == 0 || line.Contains('#', StringComparison.Ordinal) && line.TrimStart().StartsWith('#'))
            {
                continue;
            }

            var parts = line.Split('=');
            var value = parts.Length > 1 ? parts[1] : "";
            if (line.StartsWith("EMPTY", StringComparison.Ordinal))
            {
                empty.AddRange(Words(value));
            }
            else if (line.StartsWith("ORDER", StringComparison.Ordinal))
            {
                order = [.. Words(value)];
            }
            else
            {
                kernels.Add(new(parts[0], number, [.. value.Split(':')]));
            }
        }

        return new ArkPriorities(order, empty.ToImmutable(), kernels.ToImmutable());
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A kernel of a <c>priority.FLAVOR</c>.</summary>
    /// <param name="Name">Architecture and variant.</param>
    /// <param name="Line">Where it stands, from 1; 0 where only EMPTY names it.</param>
    /// <param name="Folders">Lowest first.</param>
    internal sealed record Kernel(string Name, int Line, ImmutableArray<string> Folders);
}
