namespace PatchQueue.Dialects;

/// <summary>
/// The order of <c>sort</c> in the locale en_US, as glibc has it, for lines of ASCII: letters and digits first, signs and case only
/// where those are equal. ARK's files are sorted so.
/// </summary>
internal sealed class EnglishOrder : IComparer<string>
{
    /// <summary>The only one.</summary>
    public static EnglishOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var first = ByLetters(left, right, ignoresCase: true);
        if (first != 0)
        {
            return first;
        }

        var second = ByLetters(left, right, ignoresCase: false);
        return second != 0 ? second : BySigns(left, right);
    }

    // Of two lines with the same letters the one that has a sign first comes first.
    private static int BySigns(string left, string right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                var (one, other) = (char.IsAsciiLetterOrDigit(left[i]), char.IsAsciiLetterOrDigit(right[i]));
                return one != other ? one.CompareTo(other) : left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int ByLetters(string left, string right, bool ignoresCase)
    {
        for (int i = 0, j = 0; ; i++, j++)
        {
            i = Next(left, i);
            j = Next(right, j);
            if (i == left.Length || j == right.Length)
            {
                return (left.Length - i).CompareTo(0) - (right.Length - j).CompareTo(0);
            }

            var order = ignoresCase
                ? char.ToLowerInvariant(left[i]).CompareTo(char.ToLowerInvariant(right[j]))
                : char.IsAsciiLetterUpper(left[i]).CompareTo(char.IsAsciiLetterUpper(right[j]));
            if (order != 0)
            {
                return order;
            }
        }
    }

    private static int Next(string text, int place)
    {
        while (place < text.Length && !char.IsAsciiLetterOrDigit(text[place]))
        {
            place++;
        }

        return place;
    }
}
