using PatchQueue.Headers;

namespace PatchQueue.Ordering;

/// <summary>What a patch's tags say of its place upstream.</summary>
/// <param name="Name">Its name in the series, to be shown.</param>
/// <param name="Commit">The first commit that it names, 40 hexadecimal digits in lower case; null for none.</param>
/// <param name="Repository">The repository that it names; the mainline's when it names none.</param>
/// <param name="Mainline">What its <c>Patch-mainline</c> says; null when it has none.</param>
/// <param name="Fault">What is wrong with its tags, to follow its name in a sentence; null for nothing.</param>
public sealed record SortedPatch(string Name, string? Commit, RepositoryUrl Repository, PatchMainline? Mainline, string? Fault)
{
    /// <summary>Reads a patch's tags.</summary>
    /// <param name="name">Its name in the series, to be shown.</param>
    /// <param name="header">Its header.</param>
    /// <param name="mainline">The mainline's repository.</param>
    public static SortedPatch Of(string name, PatchHeader header, RepositoryUrl mainline)
    {
        var repositories = header.Values("Git-repo").ToList();
        var commits = header.Values("Git-commit").ToList();
        var commit = commits.Count == 0 ? null : UpstreamCommit.ReadAll(commits[0]).FirstOrDefault()?.Id;
        var state = header.First("Patch-mainline") is { } tag ? PatchMainline.Read(tag.Value) : null;
        var fault = repositories.Count > 1 ? "has several Git-repo tags"
            : state is null ? "has no Patch-mainline tag"
            : commits.Count > 0 && commit is null ? $"has a Git-commit '{Text.DisplayText.Of(commits[0])}' that is no commit id"
            : commits.Count == 0 && state.IsUpstream ? $"has Patch-mainline '{Text.DisplayText.Of(state.Text)}', which wants a Git-commit"
            : commits.Count == 0 && state is not (PatchMainline.Submitted or PatchMainline.NotYet)
                ? $"has Patch-mainline '{Text.DisplayText.Of(state.Text)}'; without a commit only what is submitted or not yet has a place"
                  + " in the sorted section, all else below it"
            : null;
        return new SortedPatch(name, commit, repositories.Count == 0 ? mainline : Read(repositories[0]), state, fault);
    }

    // A URL, perhaps with #branch behind it.
    private static RepositoryUrl Read(string value) => RepositoryUrl.Of(value.Split([' ', '\t', '#'], 2)[0]);
}
