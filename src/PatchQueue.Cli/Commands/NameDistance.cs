namespace PatchQueue.Commands;

/// <summary>How far a name is from the one that was meant.</summary>
internal static class NameDistance
{
    /// <summary>The least number of letters to insert, delete or replace, or neighbours to swap.</summary>
    public static int Between(string one, string other)
    {
        var cells = Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1]).ToArray();
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                cells[i][j] = i == 0 || j == 0 ? i + j : Least(cells, one, other, i, j);
            }
        }

        return cells[one.Length][other.Length];
    }

    private static int Least(int[][] cells, string one, string other, int i, int j)
    {
        var replaced = cells[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(cells[i - 1][j], cells[i][j - 1]) + 1);
        var isSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return isSwapped ? Math.Min(least, cells[i - 2][j - 2] + 1) : least;
    }
}
