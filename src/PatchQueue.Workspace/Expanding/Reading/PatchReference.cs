using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>A patch that a series names, and where it lies.</summary>
/// <param name="Name">Its name in the series, relative to the folder.</param>
/// <param name="Folder">What the name is relative to.</param>
/// <param name="Strip">The strip level of its entry.</param>
/// <param name="IsReversed">Whether its entry says <c>-R</c>.</param>
/// <param name="SeriesFile">The series that names it, to be shown.</param>
/// <param name="SeriesLine">The line there, from 1.</param>
public sealed record PatchReference(
    ReadOnlyMemory<byte> Name, PatchFolder Folder, int Strip, bool IsReversed, string SeriesFile, int SeriesLine)
{
    /// <summary>Its name, escaped to be shown; made anew at each call.</summary>
    public string DisplayName => DisplayText.Of(Name.Span);

    /// <summary>The file's path; absolute.</summary>
    public string FilePath => Path.Combine(Folder.Path, Encoding.UTF8.GetString(Name.Span));

    /// <summary>Whether its file is there and holds no byte: a patch that has been begun.</summary>
    public bool IsEmpty => new FileInfo(FilePath) is { Exists: true, Length: 0 };
}
