using System.Text;
using PatchQueue.Expanding;

namespace PatchQueue.Tests.Expanding;

/// <summary>A folder of patches, and series of them.</summary>
internal sealed class QueueOnDisk(string parent)
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(parent, "patches")).FullName;

    public void Write(string name, string patch) => File.WriteAllText(Path.Combine(_folder, name), patch);

    public SeriesPatches Series(IEnumerable<string> names, long? budget = null)
    {
        var folder = new PatchFolder(_folder, _folder);
        return new SeriesPatches(
            [.. names.Select((name, i) => new PatchReference(Encoding.UTF8.GetBytes(name), folder, 1, false, "series", i + 1))], budget);
    }
}
