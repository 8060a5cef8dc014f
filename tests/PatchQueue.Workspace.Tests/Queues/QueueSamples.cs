using System.Formats.Tar;
using SharpCompress.Compressors.Xz;

namespace PatchQueue.Tests.Queues;

/// <summary>The real queues that a machine may have beside the project.</summary>
internal static class QueueSamples
{
    /// <summary>The folder with the real queues; without one the test is ignored.</summary>
    public static string FindShared()
    {
        var folder = Environment.GetEnvironmentVariable("PQ_SHARED");
        for (var at = AppContext.BaseDirectory; folder is null && at is not null; at = Path.GetDirectoryName(at))
        {
            folder = Directory.Exists(Path.Combine(at, "shared", "queues")) ? Path.Combine(at, "shared") : null;
        }

        if (folder is null)
        {
            Assert.Ignore("no folder 'shared' with real queues (set PQ_SHARED)");
        }

        return folder!;
    }

    /// <summary>The bytes of the entry <paramref name="path"/> of a <c>.tar.xz</c>.</summary>
    public static byte[] FromTar(string archive, string path)
    {
        using var file = File.OpenRead(archive);
        using var xz = new XZStream(file);
        using var tar = new TarReader(xz);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.TrimStart('.', '/') == path)
            {
                using var bytes = new MemoryStream();
                entry.DataStream?.CopyTo(bytes);
                return bytes.ToArray();
            }
        }

        throw new FileNotFoundException(path);
    }
}
