namespace PatchQueue.Expanding;

/// <summary>Finds the patch that a person means: by its whole name, or less of it as long as it is clear which one is meant.</summary>
public static class PatchNames
{
    /// <summary>No patch is meant.</summary>
    public const int None = -1;

    /// <summary>Several patches could be meant.</summary>
    public const int Several = -2;

    private static readonly string[] Suffixes = [".gz", ".bz2", ".xz", ".lzma", ".lz", ".zst"];

    /// <summary>
    /// Looks for a name, as quilt does and further: the whole name; below the folder that the patches lie in; without its suffix; the part
    /// behind the last slash, with or without suffix; the beginning of either.
    /// </summary>
    /// <param name="references">The patches.</param>
    /// <param name="name">What was typed.</param>
    /// <returns>The place of the patch, from 0, or <see cref="None"/> or <see cref="Several"/>.</returns>
    public static int Find(IReadOnlyList<PatchReference> references, string name)
    {
        if (name.Length == 0)
        {
            return None;
        }

        var names = references.Select(reference => reference.DisplayName).ToArray();
        var whole = Array.IndexOf(names, name);
        if (whole >= 0)
        {
            return whole;
        }

        Func<int, bool>[] rules =
        [
            i => IsBelow(references[i].Folder.Path, names[i], name),
            i => Stem(names[i]) == name,
            i => Last(names[i]) == name,
            i => Stem(Last(names[i])) == name,
            i => names[i].StartsWith(name, StringComparison.Ordinal) || Last(names[i]).StartsWith(name, StringComparison.Ordinal),
        ];
        return rules.Select(rule => Only(names.Length, rule)).FirstOrDefault(found => found != None, None);
    }

    private static int Only(int count, Func<int, bool> rule)
    {
        var found = Enumerable.Range(0, count).Where(rule).Take(2).ToList();
        return found.Count switch
        {
            0 => None,
            1 => found[0],
            _ => Several,
        };
    }

    // As the shell completes it from the top of the tree: patches/a.patch for a.patch, debian/patches/a.patch.
    private static bool IsBelow(string folder, string name, string given) =>
        given.Length > name.Length
        && given.EndsWith(name, StringComparison.Ordinal)
        && ("/" + folder.Trim('/') + "/").EndsWith("/" + given[..^name.Length].TrimStart('/'), StringComparison.Ordinal);

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string Stem(string name)
    {
        if (Array.Find(Suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } packed)
        {
            name = name[..^packed.Length];
        }

        return name.EndsWith(".patch", StringComparison.Ordinal) ? name[..^".patch".Length]
            : name.EndsWith(".diff", StringComparison.Ordinal) ? name[..^".diff".Length]
            : name.EndsWith(".dif", StringComparison.Ordinal) ? name[..^".dif".Length]
            : name;
    }
}
