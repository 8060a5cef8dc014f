using PatchQueue.Commands;
using PatchQueue.Editing;

namespace PatchQueue.Output;

/// <summary>What refreshing came to.</summary>
/// <param name="Patches">The patches.</param>
/// <param name="IsConfirmed">Whether moved hunks are to stay where they are.</param>
internal sealed record RefreshReport(IReadOnlyList<RefreshedPatch> Patches, bool IsConfirmed)
{
    /// <summary>Whether nothing may be written, because a hunk would be lost or a place is not sure.</summary>
    public bool IsRefused => Patches.Any(
        patch => patch.Result.Bytes is null || (!IsConfirmed && patch.IsChanged && patch.Ambiguous.Any()));

    /// <summary>Writes it for people or, where they ask for it, for programs.</summary>
    public void Write(TreeSession session, bool isJson)
    {
        if (isJson)
        {
            RefreshJson.Write(Patches, IsRefused, IsConfirmed, session.Context.Out);
        }
        else
        {
            new RefreshText(session.Context, session.Path, session.Request.IsQuiet).Write(Patches, IsConfirmed);
        }
    }
}
