using System.Collections.Immutable;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Carrying;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Tests.Applying;
using PatchQueue.Text;

namespace PatchQueue.Tests.Carrying;

/// <summary>Patches of one file, carried from one text to another.</summary>
internal static class Carried
{
    /// <summary>Carries patches over, of which the hunks are given; all files are told of, with their versions.</summary>
    public static IReadOnlyList<PortedFile> Over(string old, string @new, params string[] hunks) =>
        Whole(old, @new, [.. hunks.Select(hunk => $"--- a/f.c\n+++ b/f.c\n{hunk}")]);

    /// <summary>Carries patches over that begin with the file <c>f.c</c>.</summary>
    public static IReadOnlyList<PortedFile> Whole(string old, string @new, params string[] patches)
    {
        var plan = ApplyPlan.Of(
            [.. patches.Select((patch, i) => new PlannedPatch($"p{i + 1}", PatchReader.Read(Encoding.UTF8.GetBytes(patch))))]);
        return new GroupPort(plan, new ApplyOptions(), _ => true).Run(
            plan.Groups[0], MemoryTree.Of(("f.c", old)), MemoryTree.Of(("f.c", @new)), ImmutableDictionary<TreePath, TreePath>.Empty);
    }

    /// <summary>Outcome, whether it is certain, and the file after, of the last patch.</summary>
    public static (PortOutcome Outcome, bool IsCertain, string After) Last(string old, string @new, params string[] hunks)
    {
        var row = Over(old, @new, hunks)[^1];
        return (row.Outcome, row.IsCertain, row.Texts?.NewAfter is { } after ? Encoding.UTF8.GetString(after.Bytes.Span) : "");
    }

    /// <summary>Numbered lines, from one to another.</summary>
    public static string Lines(int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(i => $"line {i}\n"));
}
