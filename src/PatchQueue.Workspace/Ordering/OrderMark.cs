using System.IO.Hashing;
using System.Text;
using PatchQueue.Git;

namespace PatchQueue.Ordering;

/// <summary>
/// A file beside the numbers that says what the clone was when they were last found to be up to date, so that a clone to which nothing
/// has happened need not be opened.
/// </summary>
internal sealed class OrderMark
{
    private readonly string? _state;
    private readonly string _ranking;

    /// <summary>Looks at the clone.</summary>
    /// <param name="numbers">The file of numbers.</param>
    /// <param name="clone">The clone.</param>
    /// <param name="ranking">The branches that are wanted.</param>
    public OrderMark(string numbers, CloneFolder clone, HeadRanking ranking) => (Numbers, _state, _ranking) =
        (numbers, CloneState.Of(clone), string.Join('\n', ranking.Heads.Select(head => head.Heading)));

    /// <summary>The file of numbers.</summary>
    public string Numbers { get; }

    private string Own => Numbers + ".mark";

    /// <summary>The numbers when they are of the clone as it is now; else null.</summary>
    public OrderFile? Recall()
    {
        if (_state is null || !File.Exists(Own) || OrderFile.TryOpen(Numbers) is not { } numbers)
        {
            return null;
        }

        if (File.ReadAllText(Own) == WordOf(numbers))
        {
            return numbers;
        }

        numbers.Dispose();
        return null;
    }

    /// <summary>Notes that the numbers are of the clone as it was before they were made. A disk that is full only costs time.</summary>
    public void Put(OrderFile numbers)
    {
        try
        {
            if (_state is not null)
            {
                File.WriteAllText(Own, WordOf(numbers));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(Own);
        }
    }

    private string WordOf(OrderFile numbers) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join(
        '\n', [_state, _ranking, .. numbers.Branches.Select(branch => $"{branch.Tip} {branch.Rank} {branch.Name}")]))));
}
