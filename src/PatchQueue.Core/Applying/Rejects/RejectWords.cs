using System.Diagnostics;

namespace PatchQueue.Applying;

/// <summary>The words for why a hunk was rejected; they follow "hunk 2 of fs/inode.c".</summary>
internal static class RejectWords
{
    public static string Of(RejectReason reason) => reason switch
    {
        RejectReason.NoMatch => "does not fit",
        RejectReason.NotAtEdge => "belongs at the start or end of the file and does not fit there",
        RejectReason.Misordered => "belongs before the hunk above it",
        RejectReason.TooCostly => "is not searched any further: it would take more comparisons than any honest patch needs",
        _ => throw new UnreachableException(),
    };
}
