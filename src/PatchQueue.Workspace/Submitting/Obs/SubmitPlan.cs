using System.Collections.Immutable;

namespace PatchQueue.Submitting;

/// <summary>What is to be done that the build service has a package as a folder has it.</summary>
/// <param name="Added">Files that it does not have.</param>
/// <param name="Changed">Files that it has with other bytes.</param>
/// <param name="Removed">Files that it has and the folder has not.</param>
/// <param name="Unchanged">How many it has already.</param>
public sealed record SubmitPlan(
    ImmutableArray<PackageFile> Added, ImmutableArray<PackageFile> Changed, ImmutableArray<PackageFile> Removed, int Unchanged)
{
    /// <summary>Whether the project has to be made first.</summary>
    public bool CreatesProject { get; init; }

    /// <summary>Whether the package has to be made first.</summary>
    public bool CreatesPackage { get; init; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => !CreatesPackage && Added.IsEmpty && Changed.IsEmpty && Removed.IsEmpty;

    /// <summary>Compares.</summary>
    /// <param name="wanted">The folder.</param>
    /// <param name="there">What the service has.</param>
    public static SubmitPlan Between(PackageListing wanted, PackageListing there) => new(
        [.. wanted.Files.Values.Where(file => !there.Files.ContainsKey(file.Name))],
        [.. wanted.Files.Values.Where(file => there.Files.TryGetValue(file.Name, out var old) && old.Md5 != file.Md5)],
        [.. there.Files.Values.Where(file => !wanted.Files.ContainsKey(file.Name))],
        wanted.Files.Values.Count(file => there.Files.GetValueOrDefault(file.Name)?.Md5 == file.Md5));
}
