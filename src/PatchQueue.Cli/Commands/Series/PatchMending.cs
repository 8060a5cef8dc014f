using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Composing;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Mends what takes no judgement in patches' headers, and says in which.</summary>
internal static class PatchMending
{
    /// <summary>Mends, all or nothing; patches that are missing are passed over.</summary>
    public static void Run(QueueSession session, IEnumerable<PatchToCheck> patches)
    {
        var changes = new QueueTransaction(session.Queue.Folder!.Root);
        foreach (var patch in patches.Where(patch => File.Exists(patch.Reference.FilePath)))
        {
            var tagged = TaggedPatch.Read(patch.Reference);
            tagged.Change(PatchCheck.Mend(tagged.Header, patch.Profile), changes);
        }

        session.Commit(changes, [.. changes.Files]);
        foreach (var file in changes.Files)
        {
            session.Context.Out.WriteLine($"mended {DisplayText.Of(Path.GetRelativePath(session.Queue.Folder.Root, file))}");
        }
    }
}
