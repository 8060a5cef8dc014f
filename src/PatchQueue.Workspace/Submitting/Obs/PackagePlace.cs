namespace PatchQueue.Submitting;

/// <summary>A package's place in the build service, as <c>PROJECT/PACKAGE</c>.</summary>
/// <param name="Project">Such as <c>home:somebody</c>.</param>
/// <param name="Package">Such as <c>kernel-source</c>.</param>
public sealed record PackagePlace(string Project, string Package)
{
    /// <summary>Reads it; null when the words are none.</summary>
    public static PackagePlace? TryParse(string text) =>
        text.Split('/') is [{ Length: > 0 } project, { Length: > 0 } package] && IsName(project) && IsName(package)
            ? new PackagePlace(project, package)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Project}/{Package}";

    private static bool IsName(string text) =>
        text.Length <= 200 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '_')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '+' or ':' or '-');
}
