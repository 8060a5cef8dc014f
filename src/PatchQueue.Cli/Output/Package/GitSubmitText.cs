using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Submitting;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What handing a package over to a git branch came to, for people or as JSON.</summary>
internal static class GitSubmitText
{
    /// <summary>Writes it.</summary>
    public static void Write(GitSubmitReport report, bool isJson, TextWriter writer)
    {
        if (isJson)
        {
            writer.WriteLine(JsonSerializer.Serialize(
                new GitSubmitJsonReport(
                    1, report.Address, report.Branch, report.IsNew, report.Commit,
                    [.. report.Changes.Select(change => new GitSubmitJsonChange(change.Mark.ToString(), change.Name))]),
                JsonShapes.Default.GitSubmitJsonReport));
            return;
        }

        foreach (var (mark, name) in report.Changes)
        {
            writer.WriteLine($"{mark} {DisplayText.Of(name)}");
        }

        writer.WriteLine(report.Changes.IsEmpty
            ? $"{report.Branch} is as it should be ({report.Commit})"
            : report.Commit is null ? $"{report.Changes.Length} files of {report.Branch} would change"
            : $"{report.Branch} is at {report.Commit}, {report.Changes.Length} files changed");
    }
}

/// <summary>The report of <c>pq submit git --json</c>.</summary>
internal sealed record GitSubmitJsonReport(
    int Schema,
    string Url,
    string Branch,
    bool IsNew,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Commit,
    GitSubmitJsonChange[] Changes);

/// <summary>A file that the commit changes.</summary>
internal sealed record GitSubmitJsonChange(string Mark, string File);
