using System.Collections.Immutable;
using System.Text;
using PatchQueue.Guards;

namespace PatchQueue.Export;

/// <summary>The names of a file with the grammar of guards: config.conf, supported.conf.</summary>
/// <param name="Names">Each name with its guards and its line, from 1.</param>
internal sealed record GuardedFile(ImmutableArray<(string Name, GuardList Guards, int Line)> Names)
{
    /// <summary>Reads it; never fails.</summary>
    public static GuardedFile Read(ReadOnlySpan<byte> bytes)
    {
        var names = ImmutableArray.CreateBuilder<(string, GuardList, int)>();
        var lines = new GuardedLineReader(bytes);
        while (lines.TryRead(out _))
        {
            foreach (var name in lines.Names)
            {
                names.Add((Encoding.UTF8.GetString(name.Name.Of(bytes)), name.Guards, name.LineNumber));
            }
        }

        return new GuardedFile(names.ToImmutable());
    }

    /// <summary>The names that are included where symbols are defined, each once.</summary>
    public IEnumerable<string> Active(params string[] defined)
    {
        var symbols = SymbolSet.OfWords(string.Join(' ', defined));
        return Names.Where(name => name.Guards.Decide(symbols).IsIncluded).Select(name => name.Name).Distinct();
    }
}
