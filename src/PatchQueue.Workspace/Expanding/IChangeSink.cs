using PatchQueue.Applying;

namespace PatchQueue.Expanding;

/// <summary>
/// Takes what groups come to, while their buffers are still there. Called from several threads, never twice at once for one group.
/// </summary>
public interface IChangeSink
{
    /// <summary>Takes a group's changed files in place of what an earlier call for the group gave.</summary>
    /// <param name="worker">Number of the calling worker, from 0.</param>
    /// <param name="result">The group's result; its files are good until the call returns.</param>
    void Take(int worker, GroupResult result);
}
