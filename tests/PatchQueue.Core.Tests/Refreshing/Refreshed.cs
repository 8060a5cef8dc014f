using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Refreshing;
using PatchQueue.Tests.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Refreshing;

/// <summary>Refreshes that a test can write down.</summary>
internal static class Refreshed
{
    /// <summary>The lines <c>line 1</c> up to <c>line 40</c>.</summary>
    public static readonly string Lines = string.Concat(Enumerable.Range(1, 40).Select(i => $"line {i}\n"));

    /// <summary>A text with some pieces replaced.</summary>
    public static string With(this string text, params (string Old, string New)[] edits)
    {
        foreach (var (old, @new) in edits)
        {
            Assert.That(text, Does.Contain(old));
            text = text.Replace(old, @new, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A plain file before and after; null is absent.</summary>
    public static FileVersions File(string path, string? before, string? after) => Versions(path, Plain(before), Plain(after));

    public static FileVersions Versions(string path, SourceFile? before, SourceFile? after) => new(TreePath.Parse(path), before, after);

    /// <summary>The patch that the writer makes of files.</summary>
    public static string Patch(PatchStyle style, params FileVersions[] files) =>
        string.Concat(files.Select(file =>
            Encoding.Latin1.GetString(FilePairs.Patch(FilePair.At(file.Path, file.Before, file.After), style))));

    public static RefreshResult Of(string patch, params FileVersions[] files) => PatchRefresh.Of(Request(patch, files));

    /// <summary>A request; the patch's text is Latin-1.</summary>
    public static RefreshRequest Request(string patch, params FileVersions[] files) =>
        new() { Patch = PatchReader.Read(Encoding.Latin1.GetBytes(patch)), Files = files };

    /// <summary>The new patch as text.</summary>
    public static string Text(this RefreshResult result)
    {
        Assert.That(result.Bytes, Is.Not.Null, string.Join('\n', result.Hunks));
        return Encoding.Latin1.GetString(result.Bytes!.Value.Span);
    }

    private static SourceFile? Plain(string? text) =>
        text is null ? null : FilePairs.Plain("") with { Bytes = Encoding.Latin1.GetBytes(text) };
}
