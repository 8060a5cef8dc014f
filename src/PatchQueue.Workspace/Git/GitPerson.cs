namespace PatchQueue.Git;

/// <summary>Who wrote or committed, and when.</summary>
/// <param name="Name">The name, decoded as UTF-8.</param>
/// <param name="Email">The address without its angle brackets.</param>
/// <param name="When">The moment, to the second, with its time zone.</param>
public sealed record GitPerson(string Name, string Email, DateTimeOffset When);
