using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// A patch as it was read: text before the first diff, file patches, and the bytes they came from.
/// What is not understood is kept; <see cref="Bytes"/> is the patch, byte for byte.
/// </summary>
public sealed class Patch
{
    /// <summary>A patch without a byte in it, which changes nothing.</summary>
    public static readonly Patch Empty = new() { Bytes = default, Text = default, HeaderLength = 0, FilePatches = [], Diagnostics = [] };

    /// <summary>The bytes it was read from; empty where the text before the diff was left out.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>
    /// <see cref="Bytes"/>, followed by what the reader had to rewrite (context diffs as unified ones, bodies without the CRs of a
    /// patch that was carried as CRLF). All slices below refer to it.
    /// </summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>
    /// Bytes before the first diff: the header ends where the first <c>diff -</c>, <c>Index:</c>, or pair of names begins.
    /// </summary>
    public required int HeaderLength { get; init; }

    /// <summary>The sections, in the patch's order.</summary>
    public required ImmutableArray<FilePatch> FilePatches { get; init; }

    /// <summary>
    /// What the reader found wrong or worth saying; an <see cref="Severity.Error"/> among them means that it must not be applied.
    /// </summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>
    /// The same patch without a byte of text, so that those can go: all places stay as they are, for a text that is read again.
    /// </summary>
    public Patch WithoutText() => new()
    {
        Bytes = default,
        Text = default,
        HeaderLength = HeaderLength,
        FilePatches = [.. FilePatches.Select(file => file.WithOwnNames())],
        Diagnostics = Diagnostics,
    };

    /// <summary>The same patch without some of its sections and hunks.</summary>
    /// <param name="lines">The patch's lines, from 1, that those begin on.</param>
    public Patch Without(IReadOnlySet<int> lines) => new()
    {
        Bytes = Bytes,
        Text = Text,
        HeaderLength = HeaderLength,
        FilePatches = [.. FilePatches.Where(file => !lines.Contains(file.Line)).Select(file => file.Without(lines)).OfType<FilePatch>()],
        Diagnostics = Diagnostics,
    };

    /// <summary>Whether there is text in it but no diff; that is an error, for GNU patch too.</summary>
    public bool IsOnlyText => FirstError is { Code: NoDiff };

    /// <summary>The same patch, where it is only text, as one that changes nothing: the error is a warning.</summary>
    public Patch AsText() => new()
    {
        Bytes = Bytes,
        Text = Text,
        HeaderLength = HeaderLength,
        FilePatches = FilePatches,
        Diagnostics = [.. Diagnostics.Select(found => found.Code == NoDiff ? found with { Severity = Severity.Warning } : found)],
    };

    /// <summary>The diagnostic of a patch with text but no diff.</summary>
    internal const string NoDiff = "no-diff";

    /// <summary>Whether nothing can be applied because the patch is malformed.</summary>
    public bool IsMalformed => FirstError is not null;

    /// <summary>The first error; null when there is none.</summary>
    public Diagnostic? FirstError => Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
}
