using PatchQueue.Git;

namespace PatchQueue.Histories;

/// <summary>The versions of files by the ids of their contents, each read once. For one thread.</summary>
/// <param name="objects">The repository.</param>
internal sealed class VersionTexts(GitObjects objects)
{
    private readonly Dictionary<string, VersionText> _texts = new(StringComparer.Ordinal);

    /// <summary>A version; null for no file.</summary>
    /// <param name="blob">The content's id; null for no file.</param>
    public VersionText? Of(string? blob)
    {
        if (blob is null)
        {
            return null;
        }

        if (!_texts.TryGetValue(blob, out var text))
        {
            _texts.Add(blob, text = new VersionText(objects.ReadBlob(blob)));
        }

        return text;
    }

    /// <summary>Lets all go: another file comes.</summary>
    public void Clear() => _texts.Clear();
}
