using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Composing;

/// <summary>
/// Makes several patches of one. Sections that belong together (a rename, a file that is named twice) stay together, and what is no plain
/// change of lines goes as a whole.
/// </summary>
public sealed class PatchSplit
{
    private readonly PlannedPatch _planned;
    private readonly Patch _patch;

    /// <summary>Looks at a patch.</summary>
    /// <exception cref="IOException">It cannot be read, or names what may not be written.</exception>
    public PatchSplit(PlannedPatch planned)
    {
        (_planned, _patch) = (planned, planned.Whole);
        if (_patch.FirstError is { } fault)
        {
            throw new IOException($"{planned.Name}:{fault.Line}: {fault.Message}");
        }

        var plan = ApplyPlan.Of([planned]);
        if (plan.Unplaceable is [{ NameFault: var reason }, ..])
        {
            throw new IOException($"{planned.Name}: {reason}");
        }

        Groups = [.. plan.Groups.OrderBy(group => group.Files[0].SectionIndex)];
    }

    /// <summary>The sections that belong together, in the patch's order.</summary>
    public IReadOnlyList<FileGroup> Groups { get; }

    /// <summary>Whether hunks of a group can be taken one by one.</summary>
    public static bool HasLooseHunks(FileGroup group) =>
        group.Files is [{ IsMove: false, FilePatch: { Binary: null, Hunks.Length: > 1 } file }]
        && (file.Old.Mode == file.New.Mode || file.Old.Mode == 0 || file.New.Mode == 0);

    /// <summary>Bytes of the patch, to be shown.</summary>
    public ReadOnlySpan<byte> TextOf(Slice slice) => slice.Of(_patch.Text.Span);

    /// <summary>A patch for each group.</summary>
    public IReadOnlyList<byte[]> ByFile() => [.. Groups.Select((group, i) => Part(i, g => g == group, _ => true))];

    /// <summary>Two patches: what is left, and the chosen hunks.</summary>
    /// <exception cref="IOException">The patch has no such hunk, or it cannot be taken by itself.</exception>
    public IReadOnlyList<byte[]> ByHunks(IReadOnlyCollection<ChosenHunk> chosen)
    {
        if (_planned.IsReversed)
        {
            throw new IOException($"{_planned.Name} is applied in reverse; only its files can be taken apart");
        }

        var taken = chosen.Select(Resolve).ToLookup(pair => pair.Group, pair => pair.Hunk);
        bool IsTaken(FileGroup group, int hunk) => taken[group].Any(found => found < 0 || found == hunk);
        bool IsWhole(FileGroup group) => taken[group].Contains(-1)
            || (taken.Contains(group) && taken[group].Distinct().Count() == group.Files[0].FilePatch.Hunks.Length);
        bool HasRest(FileGroup group) => !IsWhole(group);
        var first = Groups.Where(HasRest).ToHashSet();
        var second = Groups.Where(taken.Contains).ToHashSet();
        return first.Count == 0 || second.Count == 0
            ? []
            : [
                Write(0, first, (group, hunk) => !IsTaken(group, hunk), isBehind: false),
                Write(1, second, IsTaken, isBehind: true),
            ];
    }

    private byte[] Part(int number, Func<FileGroup, bool> isIn, Func<int, bool> isHunkIn) =>
        Write(number, Groups.Where(isIn).ToHashSet(), (_, hunk) => isHunkIn(hunk), isBehind: false);

    private (FileGroup Group, int Hunk) Resolve(ChosenHunk chosen)
    {
        var group = Groups.FirstOrDefault(group => group.Paths.Contains(chosen.Path))
            ?? throw new IOException($"{_planned.Name} does not change {chosen.Path}");
        if (chosen.Number == 0)
        {
            return (group, -1);
        }

        var count = group.Files.Sum(file => file.FilePatch.Hunks.Length);
        return chosen.Number > count ? throw new IOException(
                $"{_planned.Name} has {(count == 1 ? "1 hunk" : $"{count} hunks")} of {chosen.Path}, not {chosen.Number}")
            : HasLooseHunks(group) ? (group, chosen.Number - 1)
            : count == 1 && group.Files.Length == 1 && group.Files[0].FilePatch.Binary is null ? (group, -1)
            : throw new IOException($"what {_planned.Name} does to {chosen.Path} goes as a whole; name the file without a hunk");
    }

    private byte[] Write(int number, HashSet<FileGroup> groups, Func<FileGroup, int, bool> isIn, bool isBehind)
    {
        var output = new MemoryStream();
        output.Write(PartHeader.Of(_patch.Bytes.Span[.._patch.HeaderLength], number));
        var sections = groups.SelectMany(group => group.Files.Select(file => (group, file))).OrderBy(pair => pair.file.SectionIndex);
        foreach (var (group, file) in sections)
        {
            if (HasLooseHunks(group) && Enumerable.Range(0, file.FilePatch.Hunks.Length).Any(hunk => !isIn(group, hunk)))
            {
                WriteHunks(output, file, hunk => isIn(group, hunk), isBehind);
            }
            else
            {
                output.Write(_patch.Bytes.Span[file.FilePatch.Section.Offset..EndOf(file)]);
            }
        }

        return output.ToArray();
    }

    private void WriteHunks(MemoryStream output, PlannedFile file, Func<int, bool> isIn, bool isBehind)
    {
        var section = file.FilePatch;
        var bytes = _patch.Bytes.Span;
        if (section.Hunks.Any(hunk => hunk.Body.End > _patch.Bytes.Length))
        {
            throw new IOException($"{_planned.Name} is no unified diff; refresh it first");
        }

        output.Write(bytes[section.Section.Offset..section.Hunks[0].Header.Offset]);
        var others = 0;
        for (var i = 0; i < section.Hunks.Length; i++)
        {
            var hunk = section.Hunks[i];
            if (!isIn(i))
            {
                others += hunk.NewCount - hunk.OldCount;
                continue;
            }

            // Behind the other patch its old side has moved; before it, its new side is not moved any more.
            var (oldStart, newStart) = isBehind ? (hunk.OldStart + others, hunk.NewStart) : (hunk.OldStart, hunk.NewStart - others);
            output.Write(HunkTitle.WithStarts(hunk.Header.Of(bytes), oldStart, newStart));
            output.Write(hunk.Body.Of(bytes));
        }

        output.Write(bytes[section.Section.End..EndOf(file)]);
    }

    // What stands between two sections belongs to the upper one.
    private int EndOf(PlannedFile file) => file.SectionIndex + 1 < _patch.FilePatches.Length
        ? _patch.FilePatches[file.SectionIndex + 1].Section.Offset
        : _patch.Bytes.Length;
}
