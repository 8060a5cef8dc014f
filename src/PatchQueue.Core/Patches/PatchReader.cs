using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// Reads a patch in any form that real queues hold: unified and context diffs, git's extended headers and binary data, <c>Index:</c>
/// lines, text before, between and behind. Never throws on content: what it cannot take is a <see cref="Diagnostic"/>.
/// A diff is only taken where it stands at the start of a line; one that is indented or quoted in a message is text.
/// </summary>
public sealed class PatchReader
{
    private readonly PatchText _text = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly ImmutableArray<FilePatch>.Builder _sections = ImmutableArray.CreateBuilder<FilePatch>();
    private readonly HunkReader _hunks;
    private readonly GitHeader _git;
    private SectionStart _start;

    /// <summary>Makes a reader for any number of patches, one after another.</summary>
    public PatchReader()
    {
        _hunks = new HunkReader(_text, _diagnostics);
        _git = new GitHeader(_text, _diagnostics);
    }

    /// <summary>Reads a patch; its slices refer to <paramref name="bytes"/>, which must not change afterwards.</summary>
    public static Patch Read(ReadOnlyMemory<byte> bytes) => new PatchReader().ReadNext(bytes);

    /// <summary>The same as <see cref="Read"/>, with the buffers of the last patch used again.</summary>
    public Patch ReadNext(ReadOnlyMemory<byte> bytes) => ReadBehind(default, bytes);

    /// <summary>Reads a patch of which the text before the diff is not there; so it has no <see cref="Patch.Bytes"/>.</summary>
    /// <param name="preamble">What is not there: anything may stand in its place.</param>
    /// <param name="bytes">As many as the patch has.</param>
    public Patch ReadBehind(Preamble preamble, ReadOnlyMemory<byte> bytes)
    {
        _text.Start(bytes, preamble);
        _diagnostics.Clear();
        _sections.Clear();
        _start = default;
        while (!_text.IsAtEnd)
        {
            ReadLine();
        }

        if (_start.IndexName.Length > 0)
        {
            Report(Severity.Error, "index-without-diff", _start.Line, "this Index: line has no diff below it");
        }

        if (_sections.Count == 0 && _text.Length > 0 && !_diagnostics.Exists(found => found.Severity == Severity.Error))
        {
            Report(Severity.Error, Patch.NoDiff, 0, "there is no diff in it, only text");
        }

        return new Patch
        {
            Bytes = preamble.Length > 0 ? default : _text.ToMemory()[.._text.Length],
            Text = _text.ToMemory(),
            HeaderLength = _sections.Count > 0 ? _sections[0].Section.Offset : _text.Length,
            FilePatches = _sections.ToImmutable(),
            Diagnostics = [.. _diagnostics],
        };
    }

    private void ReadLine()
    {
        var line = _text.Line;
        switch (line[0])
        {
            case (byte)'d' when line.StartsWith("diff --git "u8): ReadGitSection(); return;
            case (byte)'d' when line.StartsWith("diff --c"u8): RefuseCombined(); break;
            case (byte)'d' when line.StartsWith("diff -"u8): BeginAt(); break;
            case (byte)'I' when line.StartsWith("Index:"u8): ReadIndex(); break;
            case (byte)'-' when line.StartsWith("--- "u8) && TryReadNames(): return;
            case (byte)'*' when line.StartsWith("*** "u8) && TryReadContextNames(): return;
            case (byte)'+' when line.StartsWith("+++ "u8) && _text.NextLine.StartsWith("@@ -"u8): RefuseHalf(); break;
            case (byte)'@' when line.StartsWith("@@ -"u8) && TryReadLooseHunks(): return;
            case (byte)'B' when line.StartsWith("Binary files "u8) && line.TrimEnd("\r\n"u8).EndsWith(" differ"u8): WarnOfBinary(); break;
            case (byte)'\n' or (byte)'\r': _start = default; break;
            default: break;
        }

        _text.Advance();
    }

    private void ReadGitSection()
    {
        BeginAt();
        var isCrlf = _text.Line.EndsWith("\r\n"u8);
        _git.Read();
        ImmutableArray<Hunk> hunks = [];
        BinaryChange? binary = null;
        if (_text.Line.StartsWith("--- "u8) && _text.NextLine.StartsWith("+++ "u8))
        {
            var (oldSide, newSide) = ReadNamePair(isGit: true);
            _git.TakeNames(oldSide, newSide);
            hunks = _hunks.ReadAll(isCrlf);
        }
        else if (_text.Line.StartsWith("@@ -"u8))
        {
            hunks = _hunks.ReadAll(isCrlf);
        }
        else if (_text.Line.StartsWith("GIT binary patch"u8))
        {
            binary = new BinaryPatchReader(_text, _diagnostics).Read();
        }

        if (hunks.IsEmpty && binary is null && !_git.SaysSomething && !_text.Line.StartsWith("Binary files "u8))
        {
            Report(Severity.Error, "no-change", _start.Line, "this section changes nothing");
        }

        Add(new FilePatch
        {
            Section = Slice.Between(_start.Position, _text.Position),
            Line = _start.Line,
            IsGit = true,
            Old = _git.Old,
            New = _git.New,
            Change = _git.Change,
            Hunks = hunks,
            Binary = binary,
        });
    }

    // --- old / +++ new / @@
    private bool TryReadNames()
    {
        var isPair = _text.NextLine.StartsWith("+++ "u8);
        if (!isPair && _text.NextLine.StartsWith("@@ -"u8))
        {
            RefuseHalf();
        }

        if (!isPair)
        {
            return false;
        }

        BeginAt();
        var isCrlf = _text.Line.EndsWith("\r\n"u8);
        var (oldSide, newSide) = ReadNamePair(isGit: false);
        var hunks = _hunks.ReadAll(isCrlf);
        if (hunks.IsEmpty)
        {
            Report(Severity.Error, "names-without-hunk", _start.Line, "these names have no hunk below them");
        }

        Add(Plain(oldSide, newSide, hunks));
        return true;
    }

    // *** old / --- new / ***************
    private bool TryReadContextNames()
    {
        if (!_text.NextLine.StartsWith("--- "u8) || !_text.LineAfterNext.StartsWith("***************"u8))
        {
            return false;
        }

        BeginAt();
        var (oldSide, newSide) = ReadNamePair(isGit: false);
        Add(Plain(oldSide, newSide, new ContextHunkReader(_text, _diagnostics).ReadAll()));
        return true;
    }

    // Hunks below an Index: line alone, as CVS once wrote them; any others belong to no file.
    private bool TryReadLooseHunks()
    {
        if (_start.IndexName.Length > 0)
        {
            Add(Plain(FileSide.Unknown, FileSide.Unknown, _hunks.ReadAll(isCrlf: false)));
            return true;
        }

        if (_hunks.StandsHere())
        {
            Report(
                _sections.Count > 0 ? Severity.Error : Severity.Warning, "hunk-without-file", _text.LineNumber,
                "this hunk belongs to no file: there is other text between it and the names above");
        }

        return false;
    }

    private FilePatch Plain(FileSide oldSide, FileSide newSide, ImmutableArray<Hunk> hunks) => new()
    {
        Section = Slice.Between(_start.Position, _text.Position),
        Line = _start.Line,
        Old = oldSide.WithRange(hunks.IsEmpty || hunks[0].OldStart > 0),
        New = newSide.WithRange(hunks.IsEmpty || hunks[0].NewStart > 0),
        IndexName = _start.IndexName,
        Hunks = hunks,
    };

    private (FileSide Old, FileSide New) ReadNamePair(bool isGit)
    {
        var oldSide = ReadName(isGit);
        return (oldSide, ReadName(isGit));
    }

    private FileSide ReadName(bool isGit)
    {
        var side = NameLine.TryRead(_text.LineMemory[4..], isGit);
        if (side is null)
        {
            Report(Severity.Error, "name", _text.LineNumber, "the name on this line is malformed");
        }

        _text.Advance();
        return side ?? FileSide.Unknown;
    }

    private void ReadIndex()
    {
        BeginAt();
        var side = NameLine.TryRead(_text.LineMemory["Index:"u8.Length..], isGit: false);
        _start = _start with { IndexName = side?.Name ?? default };
    }

    private void BeginAt()
    {
        if (!_start.IsSet)
        {
            _start = new SectionStart(true, _text.Position, _text.LineNumber, default);
        }
    }

    private void Add(FilePatch section)
    {
        _sections.Add(section);
        _start = default;
    }

    private void RefuseCombined() =>
        Report(Severity.Error, "combined-diff", _text.LineNumber, "a combined diff of a merge cannot be applied");

    private void RefuseHalf() =>
        Report(Severity.Error, "names-half", _text.LineNumber, "only one of the lines '--- old' and '+++ new' stands above this hunk");

    // GNU patch passes over it, and real queues rely on that: what the section's header says is done, and the content stays.
    private void WarnOfBinary() => Report(
        Severity.Warning, "binary-without-data", _text.LineNumber,
        "the patch says that binary files differ, but not how; the content is left as it is");

    private void Report(Severity severity, string code, int line, string message) =>
        _diagnostics.Add(new Diagnostic(severity, code, line, message));
}
