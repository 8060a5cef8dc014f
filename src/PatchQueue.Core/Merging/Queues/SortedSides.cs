using System.Text;
using PatchQueue.Series;

namespace PatchQueue.Merging;

/// <summary>The sorted sections of three versions of a series, which become the same but for what is a conflict.</summary>
internal sealed class SortedSides(SortedLines @base, SortedLines ours, SortedLines theirs)
{
    private readonly Dictionary<string, SortedBlock> _base = ByName(@base);
    private readonly Dictionary<string, SortedBlock> _ours = ByName(ours);
    private readonly Dictionary<string, SortedBlock> _theirs = ByName(theirs);
    private readonly List<(string? Heading, List<Slot> Slots)> _groups = [(null, [])];

    /// <summary>The three series, in the order of the constructor, with merged sections.</summary>
    public IEnumerable<PatchSeries> Merge()
    {
        foreach (var block in ours.Blocks)
        {
            PlaceOurs(block);
        }

        for (var i = 0; i < theirs.Blocks.Count; i++)
        {
            PlaceTheirs(i);
        }

        yield return Arrange(@base, slot => slot.Base);
        yield return Arrange(ours, slot => slot.Ours);
        yield return Arrange(theirs, slot => slot.Theirs);
    }

    private void PlaceOurs(SortedBlock block)
    {
        var name = NameOf(block);
        var (old, other) = (_base.GetValueOrDefault(name), _theirs.GetValueOrDefault(name));
        if (old is not null && other is null)
        {
            // They have removed it; where we have changed it, a person decides.
            if (!IsSame(old, block))
            {
                GroupOf(block.Heading, null).Add(new Slot(name, old, block, null));
            }

            return;
        }

        // What they have put under another heading comes with theirs.
        if (!HasMoved(old, block, other))
        {
            GroupOf(block.Heading, null).Add(Slot.Of(name, old, block, other));
        }
    }

    private void PlaceTheirs(int index)
    {
        var block = theirs.Blocks[index];
        var name = NameOf(block);
        var (old, mine) = (_base.GetValueOrDefault(name), _ours.GetValueOrDefault(name));
        if (mine is not null ? !HasMoved(old, mine, block) : old is not null && IsSame(old, block))
        {
            return;
        }

        var before = index > 0 && theirs.Blocks[index - 1].Heading == block.Heading ? NameOf(theirs.Blocks[index - 1]) : null;
        var group = GroupOf(block.Heading, index > 0 ? theirs.Blocks[index - 1].Heading : null);
        var place = before is null ? 0 : group.FindIndex(slot => slot.Name == before) + 1;
        // Behind what we have added at the same place.
        while (before is not null && place > 0 && place < group.Count && IsOnlyOurs(group[place].Name))
        {
            place++;
        }

        group.Insert(place, mine is null && old is not null ? new Slot(name, old, null, block) : Slot.Of(name, old, mine ?? block, block));
    }

    private bool IsOnlyOurs(string name) => !_base.ContainsKey(name) && !_theirs.ContainsKey(name);

    private static bool HasMoved(SortedBlock? old, SortedBlock mine, SortedBlock? other) =>
        old is not null && other is not null && old.Heading == mine.Heading && old.Heading != other.Heading;

    private List<Slot> GroupOf(string? heading, string? before)
    {
        var index = _groups.FindIndex(group => group.Heading == heading);
        if (index < 0)
        {
            var last = _groups.FindIndex(group => group.Heading == SortedLines.OutOfTree);
            var behind = before is null ? -1 : _groups.FindIndex(group => group.Heading == before);
            index = behind >= 0 ? behind + 1 : last >= 0 ? last : _groups.Count;
            _groups.Insert(index, (heading, []));
        }

        return _groups[index].Slots;
    }

    private PatchSeries Arrange(SortedLines lines, Func<Slot, SortedBlock?> side) => lines.Arrange(
        _groups.Select(group => (group.Heading, (IReadOnlyList<SortedBlock>)[.. group.Slots.Select(side).OfType<SortedBlock>()])));

    private static bool IsSame(SortedBlock one, SortedBlock other) => one.Heading == other.Heading && TextOf(one) == TextOf(other);

    private static string TextOf(SortedBlock block) =>
        string.Concat(block.Above.Append(block.Line).Concat(block.Below).Select(line => Encoding.Latin1.GetString(line.Bytes.Span)));

    private static string NameOf(SortedBlock block) => Encoding.Latin1.GetString(block.Entry.Name.Span);

    private static Dictionary<string, SortedBlock> ByName(SortedLines lines) => lines.Blocks.ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>A patch as each version is to have it: the same three times, unless a person has to decide.</summary>
    private sealed record Slot(string Name, SortedBlock? Base, SortedBlock? Ours, SortedBlock? Theirs)
    {
        public static Slot Of(string name, SortedBlock? old, SortedBlock mine, SortedBlock? other)
        {
            var chosen = other is null || TextOf(mine) == TextOf(other) ? mine
                : old is not null && TextOf(old) == TextOf(mine) ? other
                : old is not null && TextOf(old) == TextOf(other) ? mine
                : null;
            return chosen is null ? new Slot(name, old, mine, other) : new Slot(name, chosen, chosen, chosen);
        }
    }
}
