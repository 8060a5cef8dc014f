using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PatchQueue.Export;

/// <summary>
/// SUSE's file <c>old-flavors</c>: the flavors that a flavor takes the place of, a line each, <c>ARCH/FLAVOR OLD VERSION</c>.
/// </summary>
internal sealed partial class OldFlavors
{
    // Subpackages are younger than the oldest flavors.
    private const int FirstWithSubpackages = 27;

    private readonly ImmutableArray<(string Row, string Old, string Version)> _rows;

    private OldFlavors(ImmutableArray<(string, string, string)> rows) => _rows = rows;

    /// <summary>Reads it; lines that are none do not count.</summary>
    public static OldFlavors Read(string text) => new(
    [
        .. text.Split('\n').Select(line => Form().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)),
    ]);

    /// <summary>The lines of a spec by which a package takes the place of older ones; no end of the last line.</summary>
    /// <param name="flavor">The flavor.</param>
    /// <param name="subpackage">Such as <c>-base</c>; empty for the package itself.</param>
    /// <param name="architectures">The flavor's, as config.conf names them.</param>
    public string Replaced(string flavor, string subpackage, IEnumerable<string> architectures)
    {
        var lines = new StringBuilder();
        foreach (var architecture in architectures)
        {
            var old = _rows.Where(row => row.Row == $"{architecture}/{flavor}" && (subpackage.Length == 0 || HasSubpackages(row.Version)))
                .ToList();
            lines.Append(old.Count == 0 ? "" : $"%ifarch {Flavors.RpmName(architecture)}\n");
            foreach (var (_, name, version) in old)
            {
                lines.Append(CultureInfo.InvariantCulture, $"Provides:       kernel-{name}{subpackage} = {version}\n");
                lines.Append(CultureInfo.InvariantCulture, $"Obsoletes:      kernel-{name}{subpackage} <= {version}\n");
            }

            lines.Append(old.Count == 0 ? "" : "%endif\n");
        }

        return lines.ToString().TrimEnd('\n');
    }

    private static bool HasSubpackages(string version)
    {
        var numbers = version.Split('.').Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return numbers.Concat([0, 0, 0]).Take(3).ToList() is not [<= 2, <= 6, < FirstWithSubpackages];
    }

    [GeneratedRegex(@"^\s*(\w+/[\w-]+)\s+([\w-]+)\s+([\w.-]+)\s*$")]
    private static partial Regex Form();
}
