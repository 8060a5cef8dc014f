using PatchQueue.Committing;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>The commits of a queue's changes, for people.</summary>
internal static class CommitText
{
    private const int ShortId = 12;

    /// <summary>Writes each message with the files that it is about.</summary>
    public static void Write(CommitPlan plan, string top, TextWriter writer)
    {
        foreach (var commit in plan.Commits)
        {
            foreach (var line in commit.Message.TrimEnd('\n').Split('\n'))
            {
                writer.WriteLine(DisplayText.Of(line));
            }

            foreach (var path in commit.Files.Concat(commit.Series.Select(series => series.Path)))
            {
                writer.WriteLine($"    {Path.GetRelativePath(top, path)}");
            }
        }

        WriteNothing(plan, writer);
    }

    /// <summary>Writes a line a commit that was made.</summary>
    public static void WriteDone(CommitPlan plan, IEnumerable<string> ids, TextWriter writer)
    {
        foreach (var (commit, id) in plan.Commits.Zip(ids))
        {
            writer.WriteLine($"{id[..ShortId]} {DisplayText.Of(commit.Subject)}");
        }

        WriteNothing(plan, writer);
    }

    private static void WriteNothing(CommitPlan plan, TextWriter writer)
    {
        if (plan.Commits.IsEmpty)
        {
            writer.WriteLine("there is nothing to commit");
        }
    }
}
