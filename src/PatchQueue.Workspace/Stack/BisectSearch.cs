using System.Collections.Immutable;

namespace PatchQueue.Stack;

/// <summary>
/// A binary search for the first bad patch. Positions count patches: at <see cref="Good"/> all is well, at <see cref="Bad"/> it is not. A
/// value; an answer makes another.
/// </summary>
/// <param name="Good">The highest position known to be good.</param>
/// <param name="Bad">The lowest position known to be bad, above it.</param>
public sealed record BisectSearch(int Good, int Bad)
{
    /// <summary>Positions between the two of which nothing can be said.</summary>
    public ImmutableSortedSet<int> Skipped { get; init; } = [];

    /// <summary>
    /// The position to try next: the middle, or the one nearest to it that has not been skipped; null when there is none.
    /// </summary>
    public int? Next => Enumerable.Range(Good + 1, Bad - Good - 1)
        .Where(position => !Skipped.Contains(position))
        .OrderBy(position => Math.Abs((2 * position) - Good - Bad)).ThenBy(position => position)
        .Select(position => (int?)position).FirstOrDefault();

    /// <summary>The positions that the first bad one is among: one, unless positions before it were skipped.</summary>
    public IEnumerable<int> Suspects => Enumerable.Range(Good + 1, Bad - Good);

    /// <summary>At most how many more are to be tried, when none is skipped.</summary>
    public int StepsLeft => Bad - Good <= 1 ? 0 : (int)Math.Ceiling(Math.Log2(Bad - Good));

    /// <summary>The search with an answer.</summary>
    /// <param name="position">What was tried.</param>
    /// <param name="isBad">The answer; null when it cannot be said.</param>
    public BisectSearch With(int position, bool? isBad) => isBad switch
    {
        null => this with { Skipped = Skipped.Add(position) },
        true => this with { Bad = position },
        false => this with { Good = position },
    };
}
