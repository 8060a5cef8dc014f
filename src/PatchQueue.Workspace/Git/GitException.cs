namespace PatchQueue.Git;

/// <summary>A git repository cannot give or take what was asked.</summary>
/// <param name="repository">The repository.</param>
/// <param name="fault">What is wrong, in words that follow its name.</param>
public sealed class GitException(string repository, string fault) : IOException($"{repository}: {fault}");
