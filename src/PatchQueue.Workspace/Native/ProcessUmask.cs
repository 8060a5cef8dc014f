namespace PatchQueue.Native;

/// <summary>The permission bits that the user wants no new file to have.</summary>
internal static class ProcessUmask
{
    private static readonly Lazy<int> Mask = new(Read);

    /// <summary>The bits, read once.</summary>
    public static int Value => Mask.Value;

    // It can only be read by setting it; for that moment new files get the usual one.
    private static int Read()
    {
        var mask = Libc.Umask(0x12);
        _ = Libc.Umask(mask);
        return (int)mask;
    }
}
