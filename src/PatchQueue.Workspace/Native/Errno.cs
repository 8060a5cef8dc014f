namespace PatchQueue.Native;

/// <summary>The error numbers that something is decided by; the same on every Linux architecture.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int NoDevice = 6;
    public const int NotDirectory = 20;
    public const int IsDirectory = 21;
    public const int Invalid = 22;
    public const int WouldBlock = 11;
    public const int NoSystemCall = 38;
    public const int NotEmpty = 39;
    public const int TooBig = 27;
    public const int TooManyLinks = 40;
}
