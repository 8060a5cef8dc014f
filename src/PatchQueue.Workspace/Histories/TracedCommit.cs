namespace PatchQueue.Histories;

/// <summary>An upstream commit that is named in a report.</summary>
/// <param name="Id">Its full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Name and address: <c>A B &lt;ab@example.org&gt;</c>.</param>
/// <param name="Date">When it was written.</param>
/// <param name="Tag">The first tag that holds it; null when none does.</param>
public sealed record TracedCommit(string Id, string Subject, string Author, DateTimeOffset Date, string? Tag);
