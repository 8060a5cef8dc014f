using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Says what a person should know about a refresh that its rows do not tell.</summary>
internal static class RefreshNotes
{
    /// <summary>The notes, in no order.</summary>
    public static IEnumerable<Diagnostic> Of(RefreshRequest request, PatchDraft draft, ImmutableArray<HunkAccount> hunks)
    {
        for (var i = 0; i < draft.Sections.Length; i++)
        {
            var file = draft.Files[i].FilePatch;
            if (draft.Sections[i].Bytes is { IsEmpty: false } && new SectionHead(request.Patch, file, request.IsReversed).IsContextDiff)
            {
                var message = $"the context diff of {draft.Sections[i].Path} is written as a unified one";
                yield return new Diagnostic(Severity.Note, "refresh-context-diff", file.Line, message);
            }
        }

        foreach (var named in request.Dropped)
        {
            var paths = draft.Sections.Where((_, i) => draft.Files[i].Paths.Contains(named.Path)).Select(section => section.Path).ToList();
            var isGone = hunks.Any(row =>
                row.Fate == HunkFate.Dropped && (named.Hunk == 0 || named.Hunk == row.Hunk) && paths.Contains(row.Path));
            if (!isGone)
            {
                var message = $"nothing of {named.Path} is dropped: what was named is in the tree, or is no hunk";
                yield return new Diagnostic(Severity.Warning, "refresh-drop", 0, message);
            }
        }
    }
}
