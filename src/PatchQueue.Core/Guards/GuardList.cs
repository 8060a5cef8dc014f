using System.Collections.Immutable;

namespace PatchQueue.Guards;

/// <summary>
/// The guards that one name has gathered along its line, evaluated as the kernel-source script <c>guards</c> does:
/// it starts as included exactly if the first guard begins with <c>-</c>, and the last guard that matches wins.
/// </summary>
public sealed class GuardList
{
    private GuardList(ImmutableArray<Guard> guards) => Guards = guards;

    /// <summary>A name without guards.</summary>
    public static GuardList Empty { get; } = new([]);

    /// <summary>In the order of the line.</summary>
    public ImmutableArray<Guard> Guards { get; }

    /// <summary>Whether the name has no guard.</summary>
    public bool IsEmpty => Guards.IsEmpty;

    /// <summary>Makes a list in the order given.</summary>
    public static GuardList Of(params IEnumerable<Guard> guards) =>
        guards.ToImmutableArray() is { IsEmpty: false } list ? new GuardList(list) : Empty;

    /// <summary>Evaluates the list.</summary>
    /// <param name="symbols">What is defined.</param>
    /// <param name="includedByDefault">The answer for a name without guards: the script's <c>--default</c>.</param>
    public GuardVerdict Decide(SymbolSet symbols, bool includedByDefault = true)
    {
        if (IsEmpty)
        {
            return new GuardVerdict(includedByDefault, null, IsMatch: false);
        }

        for (var i = Guards.Length - 1; i >= 0; i--)
        {
            if (Guards[i].Matches(symbols))
            {
                return new GuardVerdict(Guards[i].Includes, Guards[i], IsMatch: true);
            }
        }

        return new GuardVerdict(!Guards[0].Includes, Guards[0], IsMatch: false);
    }

    /// <summary>The guards as written, separated by one blank.</summary>
    public override string ToString() => string.Join(' ', Guards);
}
