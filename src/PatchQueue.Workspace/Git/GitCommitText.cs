namespace PatchQueue.Git;

/// <summary>What a commit says.</summary>
/// <param name="Message">Subject, empty line, body.</param>
/// <param name="Author"><c>Name &lt;address&gt;</c>, without angle brackets or line ends in either.</param>
/// <param name="AuthorDate">git's raw form: seconds since 1970 and the zone, such as <c>1717401600 +0200</c>.</param>
/// <param name="Committer">As <paramref name="Author"/>.</param>
/// <param name="CommitterDate">As <paramref name="AuthorDate"/>.</param>
public sealed record GitCommitText(string Message, string Author, string AuthorDate, string Committer, string CommitterDate);
