namespace PatchQueue.Ordering;

/// <summary>The URL of an upstream repository, the same for every way to write it that kernel-source's git_sort knows.</summary>
public sealed record RepositoryUrl
{
    private const string KernelOrg = "git://git.kernel.org/pub/scm/linux/kernel/git/";

    private static readonly string[] OtherNames =
    [
        "http://git.kernel.org/pub/scm/linux/kernel/git/",
        "https://git.kernel.org/pub/scm/linux/kernel/git/",
        "ssh://git@gitolite.kernel.org/pub/scm/linux/kernel/git/",
        "https://kernel.googlesource.com/pub/scm/linux/kernel/git/",
    ];

    private RepositoryUrl(string text) => Text = text;

    /// <summary>The URL in full: <c>git://git.kernel.org/pub/scm/linux/kernel/git/davem/net.git</c>.</summary>
    public string Text { get; }

    /// <summary>As a series has it in a heading: a repository of kernel.org without what all of them begin and end with.</summary>
    public string Abbreviated => Text.StartsWith(KernelOrg, StringComparison.Ordinal) ? Text[KernelOrg.Length..^".git".Length] : Text;

    /// <summary>Reads a URL, or a path below kernel.org's repositories such as <c>davem/net</c>.</summary>
    public static RepositoryUrl Of(string address)
    {
        var other = Array.Find(OtherNames, name => address.StartsWith(name, StringComparison.Ordinal));
        var text = other is null ? address : KernelOrg + address[other.Length..];
        text = text.Contains("://", StringComparison.Ordinal) || text is ['/' or '.', ..] ? text : KernelOrg + text;
        text = text.EndsWith(".git", StringComparison.Ordinal) ? text : text + ".git";
        return new RepositoryUrl(text == KernelOrg + "torvalds/linux-2.6.git" ? KernelOrg + "torvalds/linux.git" : text);
    }

    /// <summary>The same as <see cref="Abbreviated"/>.</summary>
    public override string ToString() => Abbreviated;
}
