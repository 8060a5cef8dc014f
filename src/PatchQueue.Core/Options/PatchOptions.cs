using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Options;

/// <summary>What a patch does to the options of Kconfig files.</summary>
/// <param name="Added">Options that it defines.</param>
/// <param name="Removed">Options that it takes away.</param>
/// <param name="Changed">Options whose definition it changes.</param>
public sealed record PatchOptions(ImmutableArray<string> Added, ImmutableArray<string> Removed, ImmutableArray<string> Changed)
{
    /// <summary>Whether it does nothing to any.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Changed.IsEmpty;

    /// <summary>Reads a patch.</summary>
    public static PatchOptions Read(ReadOnlySpan<byte> patch)
    {
        SortedSet<string> added = new(StringComparer.Ordinal), removed = new(StringComparer.Ordinal), changed = new(StringComparer.Ordinal);
        var (isKconfig, option) = (false, (string?)null);
        var lines = new LineReader(patch);
        while (lines.TryRead(out var bytes))
        {
            var line = System.Text.Encoding.Latin1.GetString(bytes).TrimEnd('\r', '\n');
            if (line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                isKconfig = IsKconfig(line[4..]) || (line[0] == '+' && isKconfig && line.Contains("/dev/null", StringComparison.Ordinal));
                option = null;
            }
            else if (isKconfig && line.StartsWith("@@ ", StringComparison.Ordinal))
            {
                // git's heading of a hunk is the last line before it that begins in the first column.
                option = NameIn(line[(line.LastIndexOf("@@", StringComparison.Ordinal) + 2)..].TrimStart());
            }
            else if (isKconfig && line.Length > 0)
            {
                Take(line[0], line[1..]);
            }
        }

        var moved = added.Intersect(removed).ToList();
        changed.UnionWith(moved);
        added.ExceptWith(moved);
        removed.ExceptWith(moved);
        changed.ExceptWith(added);
        changed.ExceptWith(removed);
        return new PatchOptions([.. added], [.. removed], [.. changed]);

        void Take(char sign, string text)
        {
            if (NameIn(text) is { } name)
            {
                option = name;
                _ = sign switch { '+' => added.Add(name), '-' => removed.Add(name), _ => false };
            }
            else if (text.Length > 0 && !char.IsWhiteSpace(text[0]))
            {
                // A menu, an if, a source: no option's business.
                option = null;
            }
            else if (sign is '+' or '-' && option is not null && text.Trim().Length > 0)
            {
                changed.Add(option);
            }
        }
    }

    private static bool IsKconfig(string name)
    {
        var path = name.Split('\t')[0].Trim();
        return path[(path.LastIndexOf('/') + 1)..].StartsWith("Kconfig", StringComparison.Ordinal);
    }

    private static string? NameIn(string text) =>
        text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is ["config" or "menuconfig", var name]
        && !char.IsWhiteSpace(text[0]) ? name : null;
}
