using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>The lines from <c>diff --git</c> up to the names or the data: git's extended header.</summary>
internal sealed class GitHeader(PatchText text, List<Diagnostic> diagnostics)
{
    private FileSide _old;
    private FileSide _new;

    /// <summary>The side before.</summary>
    public FileSide Old => _old;

    /// <summary>The side after.</summary>
    public FileSide New => _new;

    /// <summary>What becomes of the name.</summary>
    public FileChange Change { get; private set; }

    /// <summary>Whether an extended line makes the section mean something without any hunk.</summary>
    public bool SaysSomething { get; private set; }

    /// <summary>Reads the <c>diff --git</c> line at the cursor and the extended lines below it.</summary>
    public void Read()
    {
        (_old, _new) = GitNames.Read(text.LineMemory["diff --git "u8.Length..].TrimEnd("\r\n"u8));
        (Change, SaysSomething) = (FileChange.Keep, false);
        text.Advance();
        while (!text.IsAtEnd && TryReadExtended(text.LineMemory.TrimEnd("\r\n"u8)))
        {
            text.Advance();
        }

        if ((Change != FileChange.Keep) != (_old.IsWithoutPrefix && _new.IsWithoutPrefix))
        {
            Report("rename-half", "a rename or copy needs both its names");
        }
    }

    /// <summary>Takes the names of the <c>---</c> and <c>+++</c> lines, which are exact where the <c>diff --git</c> line is not.</summary>
    public void TakeNames(FileSide oldSide, FileSide newSide)
    {
        _old = Merge(_old, oldSide);
        _new = Merge(_new, newSide);
    }

    private static FileSide Merge(FileSide known, FileSide named) => known with
    {
        Name = known.IsWithoutPrefix || named.Absence == Absence.Absent ? known.Name : named.Name,
        Absence = (Absence)Math.Max((int)known.Absence, (int)named.Absence),
    };

    private bool TryReadExtended(ReadOnlyMemory<byte> line)
    {
        var value = line.Span;
        if (value.StartsWith("old mode "u8))
        {
            _old = _old with { Mode = ModeOf(value["old mode "u8.Length..]) };
        }
        else if (value.StartsWith("new mode "u8))
        {
            _new = _new with { Mode = ModeOf(value["new mode "u8.Length..]) };
        }
        else if (value.StartsWith("new file mode "u8))
        {
            _old = _old with { Absence = Absence.Absent };
            _new = _new with { Mode = ModeOf(value["new file mode "u8.Length..]) };
        }
        else if (value.StartsWith("deleted file mode "u8))
        {
            _old = _old with { Mode = ModeOf(value["deleted file mode "u8.Length..]) };
            _new = _new with { Absence = Absence.Absent };
        }
        else if (!TryReadMove(line, "rename", FileChange.Rename) && !TryReadMove(line, "copy", FileChange.Copy))
        {
            return TryReadIndex(value) || value.StartsWith("similarity index "u8) || value.StartsWith("dissimilarity index "u8);
        }

        SaysSomething = true;
        return true;
    }

    // rename from NAME / rename to NAME / copy from NAME / copy to NAME
    private bool TryReadMove(ReadOnlyMemory<byte> value, string verb, FileChange change)
    {
        if (!value.Span.StartsWith(verb == "rename" ? "rename "u8 : "copy "u8))
        {
            return false;
        }

        var rest = value[(verb.Length + 1)..];
        var isFrom = rest.Span.StartsWith("from "u8);
        if (!isFrom && !rest.Span.StartsWith("to "u8))
        {
            return false;
        }

        if (GitNames.Unquote(rest[(isFrom ? 5 : 3)..]) is not { IsEmpty: false } name)
        {
            Report("rename-name", "the name of this rename or copy is malformed");
            return true;
        }

        if (isFrom)
        {
            _old = _old with { Name = name, IsWithoutPrefix = true };
        }
        else
        {
            _new = _new with { Name = name, IsWithoutPrefix = true };
        }

        Change = change;
        return true;
    }

    // index 1a2b3c..4d5e6f 100644
    private bool TryReadIndex(ReadOnlySpan<byte> value)
    {
        var start = "index "u8.Length;
        var dots = value.IndexOf(".."u8);
        if (!value.StartsWith("index "u8) || dots < start)
        {
            return false;
        }

        var blank = value[dots..].IndexOf((byte)' ');
        var end = blank < 0 ? value.Length : dots + blank;
        _old = _old with { BlobId = Slice.Between(text.Position + start, text.Position + dots) };
        _new = _new with { BlobId = Slice.Between(text.Position + dots + 2, text.Position + end) };
        if (blank >= 0 && _old.Mode == 0 && _new.Mode == 0)
        {
            var mode = ModeOf(value[(end + 1)..]);
            (_old, _new) = (_old with { Mode = mode }, _new with { Mode = mode });
        }

        return true;
    }

    // Only what a tree of ours can hold; setuid bits, devices and submodules are refused, never ignored.
    private int ModeOf(ReadOnlySpan<byte> digits)
    {
        var mode = 0;
        foreach (var digit in digits)
        {
            mode = digit is >= (byte)'0' and <= (byte)'7' && mode < 0x10000 ? (mode << 3) | (digit - '0') : int.MaxValue;
        }

        if ((mode & FilePatch.TypeMask) is FilePatch.RegularType or FilePatch.SymlinkType && (mode & 0xE00) == 0)
        {
            return mode;
        }

        Report("mode", $"mode {DisplayText.Of(digits)} is neither a file's nor a symbolic link's");
        return 0;
    }

    private void Report(string code, string message) => diagnostics.Add(new Diagnostic(Severity.Error, code, text.LineNumber, message));
}
