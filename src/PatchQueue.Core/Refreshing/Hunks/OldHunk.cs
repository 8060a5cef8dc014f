using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;

namespace PatchQueue.Refreshing;

/// <summary>A hunk of the old patch, in the patch's own direction.</summary>
internal sealed class OldHunk
{
    private readonly ReadOnlyMemory<byte> _header;

    private OldHunk(int index, Hunk hunk, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> body)
    {
        (Index, Hunk, Body) = (index, hunk, body);
        _header = text.Slice(hunk.Header.Offset, hunk.Header.Length);
        Lines.Load(text, hunk, isReversed: false);
    }

    /// <summary>Its place in the section, from 0.</summary>
    public int Index { get; }

    /// <summary>What was read.</summary>
    public Hunk Hunk { get; }

    /// <summary>Its lines.</summary>
    public HunkLines Lines { get; } = new();

    /// <summary>The bytes below its header, as the patch carries them.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>What stands behind the ranges, with the blank before it and without the line's end.</summary>
    public ReadOnlySpan<byte> Heading => HunkHeader.HeadingOf(_header.Span);

    /// <summary>The hunks of a section; those of a context diff as unified ones.</summary>
    public static ImmutableArray<OldHunk> AllOf(Patch patch, FilePatch section)
    {
        var hunks = section.Hunks;
        var all = ImmutableArray.CreateBuilder<OldHunk>(hunks.Length);
        for (var i = 0; i < hunks.Length; i++)
        {
            // The text may hold a rewritten body; what was carried lies between one header and the next.
            var isCarried = hunks[i].Header.Offset < patch.Bytes.Length;
            var end = i + 1 < hunks.Length ? hunks[i + 1].Header.Offset : section.Section.End;
            var body = isCarried
                ? patch.Bytes[hunks[i].Header.End..end]
                : patch.Text.Slice(hunks[i].Body.Offset, hunks[i].Body.Length);
            all.Add(new OldHunk(i, hunks[i], patch.Text, body));
        }

        return all.MoveToImmutable();
    }

    /// <summary>The header with other line numbers, counting from 0.</summary>
    public byte[] HeaderAt(int oldLine, int newLine) =>
        HunkHeader.Renumbered(
            _header.Span, Hunk.OldCount == 0 ? oldLine : oldLine + 1, Hunk.NewCount == 0 ? newLine : newLine + 1);

    /// <summary>The ranges it changes when it stands at these lines, counting from 0.</summary>
    public ImmutableArray<LineChange> ChangesAt(int oldLine, int newLine)
    {
        var changes = ImmutableArray.CreateBuilder<LineChange>();
        for (var i = 0; i < Lines.Count;)
        {
            if (Lines.Kind(i) == ' ')
            {
                (i, oldLine, newLine) = (i + 1, oldLine + 1, newLine + 1);
                continue;
            }

            var (removed, added) = (0, 0);
            for (; i < Lines.Count && Lines.Kind(i) != ' '; i++)
            {
                removed += Lines.Kind(i) == '-' ? 1 : 0;
                added += Lines.Kind(i) == '+' ? 1 : 0;
            }

            changes.Add(new LineChange(oldLine, removed, newLine, added));
            (oldLine, newLine) = (oldLine + removed, newLine + added);
        }

        return changes.DrainToImmutable();
    }

    /// <summary>The lines it removes and adds, in the order of the files.</summary>
    public IEnumerable<ChangedLine> ChangedLines()
    {
        for (var i = 0; i < Lines.Count;)
        {
            var end = i;
            while (end < Lines.Count && Lines.Kind(end) != ' ')
            {
                end++;
            }

            foreach (var kind in "-+"u8.ToArray())
            {
                for (var line = i; line < end; line++)
                {
                    if (Lines.Kind(line) == kind)
                    {
                        yield return ChangedLine.Of(kind, Lines.Line(line));
                    }
                }
            }

            i = end + 1;
        }
    }
}
