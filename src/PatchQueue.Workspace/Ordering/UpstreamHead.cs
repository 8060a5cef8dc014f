namespace PatchQueue.Ordering;

/// <summary>A branch of an upstream repository.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Branch">The branch.</param>
public sealed record UpstreamHead(RepositoryUrl Repository, string Branch)
{
    private const string DefaultBranch = "master";

    /// <summary>As a series has it in a heading: <c>davem/net</c>, or <c>rdma/rdma for-next</c>.</summary>
    public string Heading => Branch == DefaultBranch ? Repository.Abbreviated : $"{Repository.Abbreviated} {Branch}";

    /// <summary>Reads a heading, or a line of a ranking.</summary>
    public static UpstreamHead Of(string heading)
    {
        var words = heading.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new UpstreamHead(RepositoryUrl.Of(words[0]), words.Length > 1 ? words[1] : DefaultBranch);
    }

    /// <summary>The same as <see cref="Heading"/>.</summary>
    public override string ToString() => Heading;
}
