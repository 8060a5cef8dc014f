using PatchQueue.Applying;
using PatchQueue.Checking;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Export;

/// <summary>
/// Whether every tool takes a patch for what pq takes it for, applied with <c>-p1</c> and without fuzz. Those that some tool does not are
/// written anew from the files before and after.
/// </summary>
internal static class PatchShape
{
    private static readonly string[] ReadDifferently = ["reader-zero-context", "reader-crlf", "reader-order", "reader-quoted-diff"];

    private static readonly CheckProfile Rules = CheckProfile.Plain with
    {
        Rules = [.. CheckProfile.Plain.Rules.Where(rule => ReadDifferently.Contains(rule.Code))],
    };

    /// <summary>Why a patch is to be written anew, to follow "because"; null when it can stay.</summary>
    public static string? Fault(PlannedPatch planned, PatchOutcome outcome)
    {
        var patch = planned.Whole;
        return outcome is PatchOutcome.WithFuzz ? "it goes in only with fuzz"
            : outcome is PatchOutcome.WithOffset { IsAmbiguous: true } ? "a hunk of it fits in more than one place"
            : planned.IsReversed ? "the series applies it in reverse"
            : planned.Strip != 1 && !patch.FilePatches.IsEmpty ? $"the series applies it with -p{planned.Strip}"
            : patch.Text.Length != patch.Bytes.Length ? "it is no unified diff, or is carried as CR LF"
            : patch.FilePatches.Any(HasTwoNames) ? "its two sides name a file differently"
            : FindingOf(planned, patch);
    }

    /// <summary>Whether only <c>git apply</c> can apply it.</summary>
    public static bool NeedsGit(Patch patch) => patch.FilePatches.Any(file => file.Binary is not null);

    private static string? FindingOf(PlannedPatch planned, Patch patch)
    {
        var header = PatchHeader.Read(patch.Bytes[..patch.HeaderLength]);
        var found = PatchCheck.Of(new PatchFacts(planned.NameBytes, patch, header, []), Rules)
            .FirstOrDefault(finding => ReadDifferently.Contains(finding.Code));
        return found?.Message;
    }

    // --- a/f.orig, +++ b/f: GNU patch takes the name that is there, git apply none of them
    private static bool HasTwoNames(FilePatch file) =>
        !file.IsGit && !file.Old.Name.IsEmpty && !file.New.Name.IsEmpty && !Behind(file.Old).SequenceEqual(Behind(file.New));

    private static ReadOnlySpan<byte> Behind(FileSide side) => side.Name.Span[(side.Name.Span.IndexOf((byte)'/') + 1)..];
}
