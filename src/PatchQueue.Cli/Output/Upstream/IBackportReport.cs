using PatchQueue.Backporting;

namespace PatchQueue.Output;

/// <summary>Takes what becomes of commits that are taken into a queue.</summary>
internal interface IBackportReport
{
    /// <summary>Takes one.</summary>
    /// <param name="backport">What became of it.</param>
    /// <param name="folder">Where the files of a conflict are; null where nothing is written.</param>
    void Tell(Backport backport, string? folder);

    /// <summary>There are no more.</summary>
    void End();
}
