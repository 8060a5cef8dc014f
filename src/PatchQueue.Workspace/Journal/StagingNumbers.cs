namespace PatchQueue.Journal;

/// <summary>Gives out the numbers of files below <c>.pq/base</c>, each once in the life of a tree.</summary>
/// <param name="last">The last one given out so far.</param>
public sealed class StagingNumbers(int last)
{
    private int _last = last;

    /// <summary>The last one given out.</summary>
    public int Last => _last;

    /// <summary>The next one; safe to call from several threads.</summary>
    public int Next() => Interlocked.Increment(ref _last);
}
