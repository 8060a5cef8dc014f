using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PatchQueue.Guards;

/// <summary>
/// One condition of the guards grammar: <c>+x</c>, <c>-x</c>, <c>+!x</c>, <c>-!x</c>, or a bare <c>+</c> or <c>-</c>.
/// </summary>
/// <param name="Includes">Whether a match includes (<c>+</c>) or excludes (<c>-</c>).</param>
/// <param name="IsNegated">Whether it matches when the symbol is not defined (<c>!</c>).</param>
/// <param name="Symbol">Any characters but white space; empty for a bare guard. Bytes that are not UTF-8 come out as U+FFFD.</param>
public sealed record Guard(bool Includes, bool IsNegated, string Symbol)
{
    /// <summary>Reads one token.</summary>
    /// <returns>False when it begins with neither <c>+</c> nor <c>-</c>: then it is a file name.</returns>
    public static bool TryParse(ReadOnlySpan<byte> token, [NotNullWhen(true)] out Guard? guard)
    {
        guard = null;
        if (!IsGuard(token))
        {
            return false;
        }

        var isNegated = token.Length > 1 && token[1] == '!';
        guard = new Guard(token[0] == '+', isNegated, Encoding.UTF8.GetString(token[(isNegated ? 2 : 1)..]));
        return true;
    }

    /// <summary>Whether it decides anything where exactly <paramref name="symbols"/> are defined; a bare guard always does.</summary>
    public bool Matches(SymbolSet symbols) =>
        IsNegated ? !symbols.Contains(Symbol) : Symbol.Length == 0 || symbols.Contains(Symbol);

    /// <summary>The guard as it is written.</summary>
    public override string ToString() => (Includes ? "+" : "-") + (IsNegated ? "!" : "") + Symbol;

    internal static bool IsGuard(ReadOnlySpan<byte> token) => !token.IsEmpty && token[0] is (byte)'+' or (byte)'-';
}
