using System.Collections.Immutable;
using System.Security.Cryptography;
using PatchQueue.Archives;
using PatchQueue.Packaging;
using PatchQueue.Patches;

namespace PatchQueue.Export;

/// <summary>What differs between the patches of two packages, whatever their formats.</summary>
/// <param name="Added">Patches that only the newer one has.</param>
/// <param name="Removed">Patches that only the older one has.</param>
/// <param name="Changed">Patches of one name with other bytes.</param>
public sealed record PackageDiff(
    ImmutableArray<PackagedPatch> Added, ImmutableArray<PackagedPatch> Removed, ImmutableArray<PackagedPatch> Changed)
{
    /// <summary>Compares.</summary>
    /// <param name="older">A package's folder; absolute.</param>
    /// <param name="newer">A package's folder; absolute.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static PackageDiff Between(string older, string newer, CancellationToken cancellation)
    {
        var (old, fresh) = (Read(older, cancellation), Read(newer, cancellation));
        if (!old.Keys.Any(fresh.ContainsKey))
        {
            // Packages of two formats: their folders are not to be compared.
            (old, fresh) = (ByFile(old), ByFile(fresh));
        }

        return new PackageDiff(
            [.. fresh.Values.Where(patch => !old.ContainsKey(patch.Name))],
            [.. old.Values.Where(patch => !fresh.ContainsKey(patch.Name))],
            [.. fresh.Values.Where(patch => old.TryGetValue(patch.Name, out var before) && before.Hash != patch.Hash)]);
    }

    private static SortedDictionary<string, PackagedPatch> Read(string package, CancellationToken cancellation)
    {
        if (!Directory.Exists(package))
        {
            throw new DirectoryNotFoundException($"there is no package {Text.DisplayText.Of(package)}");
        }

        var patches = new SortedDictionary<string, PackagedPatch>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(package, path);
            if (name.StartsWith("patches", StringComparison.Ordinal) && name.Contains(".tar", StringComparison.Ordinal))
            {
                ReadArchive(path, patches, cancellation);
            }
            else if (Path.GetExtension(name) is ".patch" or ".diff" || name.Contains("patches", StringComparison.Ordinal))
            {
                Add(patches, NameOf(name), File.ReadAllBytes(path));
            }
        }

        return patches;
    }

    private static void ReadArchive(string path, SortedDictionary<string, PackagedPatch> patches, CancellationToken cancellation) =>
        ArchiveSource.Read(path, new ArchiveOptions { KeepsLeadingDirectory = true }, entry =>
        {
            if (entry.Kind == ArchiveEntryKind.File)
            {
                var bytes = new byte[entry.Size];
                entry.ReadContent(bytes);
                Add(patches, NameOf(entry.Path.ToString()), bytes);
            }
        }, cancellation);

    private static SortedDictionary<string, PackagedPatch> ByFile(SortedDictionary<string, PackagedPatch> patches) => new(
        patches.Values.DistinctBy(patch => Path.GetFileName(patch.Name)).ToDictionary(patch => Path.GetFileName(patch.Name)),
        StringComparer.Ordinal);

    // 0001-a.patch is a.patch at another place; patches/a.patch is that of a queue with no folders.
    private static string NameOf(string name)
    {
        var file = Path.GetFileName(name);
        var plain = file.Length > 5 && file[..4].All(char.IsAsciiDigit) && file[4] == '-' ? file[5..] : file;
        var folder = Path.GetDirectoryName(name) ?? "";
        return folder.Split('/')[^1] is "patches" or "SOURCES" or "" ? plain : $"{folder}/{plain}";
    }

    private static void Add(SortedDictionary<string, PackagedPatch> patches, string name, byte[] bytes)
    {
        var patch = PatchReader.Read(bytes);
        if (!patch.FilePatches.IsEmpty)
        {
            patches[name] = new PackagedPatch(
                name, Convert.ToHexStringLower(SHA256.HashData(bytes)), PatchTags.Read(patch.Bytes[..patch.HeaderLength], name));
        }
    }
}
