using System.Text.RegularExpressions;

namespace PatchQueue.Packaging;

/// <summary>
/// The names that packages may hold. A patch's name stands in a spec, a series, a shell script and an archive, so only letters that mean
/// nothing to any of them are let through.
/// </summary>
public static partial class SafeName
{
    /// <summary>Why a patch cannot have that name in a package, to follow the name in a sentence; null when it can.</summary>
    /// <param name="name">Its name relative to the folder of patches.</param>
    public static string? FaultOfPatch(string name) =>
        name.Length > 200 ? "is longer than 200 characters"
        : name.StartsWith('-') || name.Contains("/-", StringComparison.Ordinal) ? "begins with a dash, which programs take for an option"
        : name.Split('/').Any(part => part is "" or "." or "..") ? "is no plain path"
        : PatchForm().IsMatch(name) ? null
        : "holds a character that a spec, a shell or an archive may take for more than a name "
            + "(allowed are A-Z a-z 0-9 _ . + @ , = : ~ / -)";

    /// <summary>Why a package cannot have that name; null when it can.</summary>
    public static string? FaultOfPackage(string name) =>
        PackageForm().IsMatch(name) ? null : "is no name of a package (letters, digits and + - . _, beginning with a letter or digit)";

    /// <summary>Why a package cannot have that version; null when it can.</summary>
    public static string? FaultOfVersion(string version) =>
        VersionForm().IsMatch(version) ? null : "is no version (digits first, then letters, digits and . + ~ _ -)";

    /// <summary>Why a package cannot have that release; null when it can.</summary>
    public static string? FaultOfRelease(string release) =>
        ReleaseForm().IsMatch(release) ? null : "is no release (letters, digits and . + ~ _)";

    /// <summary>The name with every character that is not allowed replaced by a dash.</summary>
    public static string Of(string name) => Unsafe().Replace(name, "-").TrimStart('-', '.') is { Length: > 0 } safe ? safe : "x";

    [GeneratedRegex(@"\A[A-Za-z0-9_.+@,=:~/-]+\z")]
    private static partial Regex PatchForm();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9+._-]{0,99}\z")]
    private static partial Regex PackageForm();

    [GeneratedRegex(@"\A(?:[0-9]|next-[0-9])[A-Za-z0-9.+~_-]{0,99}\z")]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.+~_]{0,99}\z")]
    private static partial Regex ReleaseForm();

    [GeneratedRegex("[^A-Za-z0-9_.+-]+")]
    private static partial Regex Unsafe();
}
