using System.Collections.Immutable;
using System.Text;

namespace PatchQueue.Dialects;

/// <summary>Writes the <c>defines.toml</c> of converted rows.</summary>
internal static class DebianWriting
{
    /// <summary>The feature set of a row.</summary>
    public static string SetOf(ConvertedRow row) => row.Row.Variant.Length == 0 ? "none" : row.Row.Variant;

    /// <summary>The flavour of a row: a dot or a slash would not be one word of a package's name.</summary>
    public static string FlavourOf(ConvertedRow row) => row.Row.Flavor.Replace('/', '-').Replace('_', '-');

    /// <summary>The files, by path.</summary>
    public static IEnumerable<(string Path, string Text)> Defines(ImmutableArray<ConvertedRow> rows)
    {
        var root = new StringBuilder();
        foreach (var kernel in rows.GroupBy(row => row.Row.KernelArch, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            root.Append($"[[kernelarch]]\nname = '{kernel.Key}'\n");
            foreach (var arch in kernel.Select(row => row.Row.Arch).Distinct())
            {
                root.Append($"  [[kernelarch.debianarch]]\n  name = '{arch}'\n");
            }

            root.Append('\n');
        }

        foreach (var set in rows.Select(SetOf).Distinct().Order(StringComparer.Ordinal))
        {
            root.Append($"[[featureset]]\nname = '{set}'\n\n");
        }

        yield return ("defines.toml", root.ToString());
        foreach (var arch in rows.GroupBy(row => row.Row.Arch, StringComparer.Ordinal))
        {
            yield return ($"{arch.Key}/defines.toml", OfArch([.. arch]));
        }
    }

    private static string OfArch(ImmutableArray<ConvertedRow> rows)
    {
        var text = new StringBuilder();
        foreach (var flavour in rows.Select(FlavourOf).Distinct())
        {
            text.Append($"[[flavour]]\nname = '{flavour}'\n\n");
        }

        foreach (var set in rows.GroupBy(SetOf, StringComparer.Ordinal))
        {
            text.Append($"[[featureset]]\nname = '{set.Key}'\n");
            foreach (var row in set)
            {
                text.Append($"[[featureset.flavour]]\nname = '{FlavourOf(row)}'\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
