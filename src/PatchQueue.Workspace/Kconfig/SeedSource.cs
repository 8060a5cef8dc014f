using System.IO.Compression;

namespace PatchQueue.Kconfig;

/// <summary>What a person's own kernel can begin with.</summary>
public static class SeedSource
{
    /// <summary>Names the config of the running kernel, as in a container, whose machine does not; it is taken first.</summary>
    public const string Variable = "PQ_RUNNING_CONFIG";

    /// <summary>The config of the kernel that runs: <c>/proc/config.gz</c>, or <c>/boot/config-RELEASE</c>.</summary>
    /// <param name="named">The file that the environment names instead; null for none.</param>
    /// <exception cref="FileNotFoundException">The machine has neither, or what is named is not there.</exception>
    public static byte[] Running(string? named)
    {
        if (named is not null)
        {
            return File.ReadAllBytes(named);
        }

        const string Proc = "/proc/config.gz";
        if (File.Exists(Proc))
        {
            using var unpacked = new GZipStream(File.OpenRead(Proc), CompressionMode.Decompress);
            var bytes = new MemoryStream();
            unpacked.CopyTo(bytes);
            return bytes.ToArray();
        }

        const string Release = "/proc/sys/kernel/osrelease";
        var boot = File.Exists(Release) ? "/boot/config-" + File.ReadAllText(Release).Trim() : "";
        return File.Exists(boot)
            ? File.ReadAllBytes(boot)
            : throw new FileNotFoundException($"the running kernel does not say how it was configured: there is neither {Proc} nor {boot}"
                + $"; {Variable} can name its config");
    }
}
