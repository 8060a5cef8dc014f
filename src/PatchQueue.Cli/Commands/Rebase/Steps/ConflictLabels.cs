using System.Text;
using PatchQueue.Merging;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;

namespace PatchQueue.Commands;

/// <summary>What the sides of a conflict are called: the new mainline, the old one, the patch.</summary>
internal static class ConflictLabels
{
    /// <summary>The labels for a patch's files.</summary>
    public static ConflictDress Of(string patch, RebaseSetup setup) => new()
    {
        OurLabel = Encoding.UTF8.GetBytes(QueueBase.NameOf(setup.Onto.Name)),
        BaseLabel = Encoding.UTF8.GetBytes(QueueBase.NameOf(setup.From.Name)),
        TheirLabel = Encoding.UTF8.GetBytes(patch),
    };
}
