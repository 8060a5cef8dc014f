namespace PatchQueue.Archives;

/// <summary>What an archive was, once it has been read to its end.</summary>
/// <param name="LeadingDirectory">The directory that all entries lie in, for people; null when there is none.</param>
/// <param name="CommitId">The commit that <c>git archive</c> noted, 40 or 64 hexadecimal digits; null without one.</param>
/// <param name="Entries">Number of entries.</param>
public sealed record ArchiveSummary(string? LeadingDirectory, string? CommitId, long Entries);
