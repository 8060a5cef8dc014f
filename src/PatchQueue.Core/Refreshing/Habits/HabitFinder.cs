using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Reads off a patch how it is written; what it has no example for comes from the request.</summary>
internal sealed class HabitFinder
{
    private readonly Patch _patch;
    private readonly PatchStyle _newStyle;
    private readonly int? _context;
    private readonly HeadingRule _heading;
    private readonly PathLabels? _given;
    private readonly PathLabels? _labels;
    private readonly FilePatch? _example;

    /// <summary>Looks at a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="newStyle">How what it has no example for is written.</param>
    /// <param name="labels">What is put around paths whatever the patch does; null for what it does.</param>
    /// <param name="files">Its sections.</param>
    public HabitFinder(Patch patch, PatchStyle newStyle, PathLabels? labels, IEnumerable<PlannedFile> files)
    {
        (_patch, _newStyle, _given) = (patch, labels is null ? newStyle : newStyle with { Labels = labels }, labels);
        _context = ContextExample.Of(patch.FilePatches.SelectMany(file => file.Hunks), patch);
        _heading = HeadingOf(patch, newStyle);
        foreach (var file in files)
        {
            if (_labels is null && LabelExample.Of(file) is { } example)
            {
                (_labels, _example) = (example, file.FilePatch);
            }
        }
    }

    /// <summary>How a section that stays is written.</summary>
    public PatchHabits Of(PlannedFile file) =>
        Like(
            file.FilePatch,
            _given ?? LabelExample.Of(file) ?? _labels ?? _newStyle.Labels,
            ContextExample.Of(file.FilePatch.Hunks, _patch));

    /// <summary>How a section that comes is written.</summary>
    /// <param name="needsHeader">Whether it must have a git header.</param>
    public PatchHabits OfNew(bool needsHeader)
    {
        var habits = (_example ?? _patch.FilePatches.FirstOrDefault()) is { } example
            ? Like(example, _given ?? _labels ?? _newStyle.Labels, _context)
            : new PatchHabits { Style = _newStyle, Heading = _newStyle.Unified.Heading };
        return needsHeader ? habits with { Style = habits.Style with { Headers = GitHeaderUse.Always } } : habits;
    }

    private PatchHabits Like(FilePatch section, PathLabels labels, int? context)
    {
        var bytes = section.Section.Of(_patch.Bytes.Span);
        var id = section.Old.BlobId.Of(_patch.Text.Span);
        var hasIds = id.Length <= BlobId.Length
            && (id.ContainsAnyExcept((byte)'0') || section.New.BlobId.Of(_patch.Text.Span).ContainsAnyExcept((byte)'0'));
        return new PatchHabits
        {
            Heading = _heading,
            IsCrlf = bytes[..(bytes.IndexOf((byte)'\n') + 1)].EndsWith("\r\n"u8),
            Style = _newStyle with
            {
                Labels = labels,
                HasIndexLine = bytes.StartsWith("Index:"u8),
                Headers = section.IsGit ? GitHeaderUse.Always : GitHeaderUse.WhenNeeded,
                BlobIdLength = hasIds ? Math.Max(id.Length, section.New.BlobId.Length) : 0,
                Unified = _newStyle.Unified with { Context = context ?? _context ?? _newStyle.Unified.Context },
            },
        };
    }

    // GNU diff cuts a heading at 40 bytes, git at 80.
    private static HeadingRule HeadingOf(Patch patch, PatchStyle newStyle)
    {
        var hunks = patch.FilePatches.SelectMany(file => file.Hunks).ToList();
        if (hunks.Count == 0)
        {
            return newStyle.Unified.Heading;
        }

        var longest = hunks.Max(hunk => HunkHeader.HeadingOf(hunk.Header.Of(patch.Text.Span)).Length - 1);
        return longest <= 0 ? HeadingRule.None
            : longest > 40 || patch.FilePatches.Any(file => file.IsGit) ? HeadingRule.Git
            : HeadingRule.Gnu;
    }
}
