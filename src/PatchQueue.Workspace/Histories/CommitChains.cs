namespace PatchQueue.Histories;

/// <summary>
/// The commits of a range as chains of first parents: that of the last commit, and one for each branch that was merged. Along a chain a
/// file's versions follow one another, so that those that differ are found by halving.
/// </summary>
internal sealed class CommitChains
{
    private readonly CommitRange _range;
    private readonly int[] _chainOf;
    private readonly int[] _placeOf;
    private readonly List<int[]> _chains = [];

    public CommitChains(CommitRange range)
    {
        _range = range;
        _chainOf = new int[range.Count];
        _placeOf = new int[range.Count];
        Array.Fill(_chainOf, -1);
        var tips = new Queue<int>();
        if (range.NumberOf(range.Onto) is { } last)
        {
            tips.Enqueue(last);
        }

        while (tips.TryDequeue(out var tip))
        {
            Add(tip, tips);
        }
    }

    /// <summary>The chain that a commit is in, and its place there from 0.</summary>
    public (int Chain, int Place) PlaceOf(int number) => (_chainOf[number], _placeOf[number]);

    /// <summary>The commits of a chain, oldest first.</summary>
    public int[] this[int chain] => _chains[chain];

    private void Add(int tip, Queue<int> tips)
    {
        var chain = new List<int>();
        for (var at = (int?)tip; at is { } number && _chainOf[number] < 0; at = FirstParent(number))
        {
            _chainOf[number] = _chains.Count;
            chain.Add(number);
        }

        chain.Reverse();
        for (var i = 0; i < chain.Count; i++)
        {
            _placeOf[chain[i]] = i;
            foreach (var parent in OthersOf(chain[i]))
            {
                tips.Enqueue(parent);
            }
        }

        if (chain.Count > 0)
        {
            _chains.Add([.. chain]);
        }
    }

    private int? FirstParent(int number) => _range.ParentsOf(number) is [var first, ..] ? _range.NumberOf(first) : null;

    private List<int> OthersOf(int number)
    {
        var others = new List<int>();
        foreach (var parent in _range.ParentsOf(number) is [_, .. var rest] ? rest : [])
        {
            if (_range.NumberOf(parent) is { } known)
            {
                others.Add(known);
            }
        }

        return others;
    }
}
