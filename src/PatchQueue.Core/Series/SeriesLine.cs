using System.Collections.Immutable;

namespace PatchQueue.Series;

/// <summary>A line of a series file with all of its bytes, line end and continuation lines included.</summary>
public abstract record SeriesLine
{
    private SeriesLine(ReadOnlyMemory<byte> bytes, int lineNumber)
    {
        Bytes = bytes;
        LineNumber = lineNumber;
    }

    /// <summary>What is written back; a part of the buffer that was read.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its first line in the file, from 1.</summary>
    public int LineNumber { get; }

    /// <summary>A line that names patches. It may name several, or none but guards.</summary>
    public sealed record Entry : SeriesLine
    {
        internal Entry(ReadOnlyMemory<byte> bytes, int lineNumber, ImmutableArray<SeriesEntry> patches)
            : base(bytes, lineNumber) => Patches = patches;

        /// <summary>The patches in the order of the line.</summary>
        public ImmutableArray<SeriesEntry> Patches { get; }
    }

    /// <summary>A line that holds only a comment.</summary>
    public sealed record Comment : SeriesLine
    {
        internal Comment(ReadOnlyMemory<byte> bytes, int lineNumber)
            : base(bytes, lineNumber)
        {
        }
    }

    /// <summary>A line that holds nothing but white space.</summary>
    public sealed record Blank : SeriesLine
    {
        internal Blank(ReadOnlyMemory<byte> bytes, int lineNumber)
            : base(bytes, lineNumber)
        {
        }
    }
}
