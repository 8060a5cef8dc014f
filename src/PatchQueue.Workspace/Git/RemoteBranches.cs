using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>The branches that a clone has of the repositories it fetches from, as they were fetched last.</summary>
public sealed class RemoteBranches
{
    private readonly Dictionary<string, string> _tips = new(StringComparer.Ordinal);

    private RemoteBranches(CloneFolder folder, string head) => (Folder, Head) = (folder, head);

    /// <summary>The repository's own folder.</summary>
    public CloneFolder Folder { get; }

    /// <summary>The commit of HEAD; empty when there is none.</summary>
    public string Head { get; }

    /// <summary>Opens a clone.</summary>
    /// <param name="repository">A work tree's top, a <c>.git</c> directory or a bare repository.</param>
    /// <param name="canonical">The name of a repository that is the same for all of its URLs.</param>
    /// <exception cref="GitException">There is no repository.</exception>
    public static RemoteBranches Of(string repository, Func<string, string> canonical)
    {
        if (!Directory.Exists(repository))
        {
            throw new GitException(repository, null, $"there is no directory {Text.DisplayText.Of(repository)}");
        }

        try
        {
            using var opened = new Lg.Repository(repository);
            var branches = new RemoteBranches(new CloneFolder(opened.Info.Path), opened.Head.Tip?.Sha ?? "");
            foreach (var remote in opened.Network.Remotes)
            {
                branches.Add(canonical(remote.Url), remote, opened);
            }

            return branches;
        }
        catch (Lg.RepositoryNotFoundException)
        {
            throw new GitException(repository, null, $"{Text.DisplayText.Of(repository)} is not a git repository");
        }
        catch (Lg.LibGit2SharpException fault)
        {
            throw new GitException(repository, null, $"{Text.DisplayText.Of(repository)}: {fault.Message}");
        }
    }

    /// <summary>The commit that a branch of a repository had when it was last fetched; null when the clone does not fetch it.</summary>
    /// <param name="remote">The repository's canonical name.</param>
    /// <param name="branch">The branch.</param>
    public string? TipOf(string remote, string branch) => _tips.GetValueOrDefault($"{remote} {branch}");

    private void Add(string url, Lg.Remote remote, Lg.Repository repository)
    {
        // git clone --bare leaves no refspec, and its branches are the remote's.
        var specs = remote.FetchRefSpecs.Select(spec => (spec.Source, spec.Destination)).DefaultIfEmpty(("refs/heads/*", "refs/heads/*"));
        foreach (var (source, destination) in specs)
        {
            var (from, to) = (source.Split('*'), destination.Split('*'));
            foreach (var reference in from.Length == to.Length ? repository.Refs.FromGlob(destination) : [])
            {
                var middle = to.Length == 2 ? reference.CanonicalName[to[0].Length..^to[1].Length] : "";
                var name = from.Length == 2 ? from[0] + middle + from[1] : source;
                if (reference.ResolveToDirectReference()?.TargetIdentifier is { } tip
                    && name.StartsWith("refs/heads/", StringComparison.Ordinal))
                {
                    _tips.TryAdd($"{url} {name["refs/heads/".Length..]}", tip);
                }
            }
        }
    }
}
