using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Native;

namespace PatchQueue.Git;

/// <summary>
/// A hash of all that says which branches a clone has and where they are: its configuration and the person's, HEAD, and the references.
/// While it is the same, nobody need open the clone to know them; that it differs may also mean that references were only packed.
/// </summary>
internal sealed class CloneState
{
    private readonly XxHash128 _hash = new();
    private bool _isWhole = true;

    private CloneState()
    {
    }

    /// <summary>The hash; null where more files have a say than are looked at, or one of them cannot be read.</summary>
    /// <param name="folder">The clone's.</param>
    public static string? Of(CloneFolder folder)
    {
        try
        {
            var state = new CloneState();
            state.Add(folder);
            return state._isWhole ? Convert.ToHexStringLower(state._hash.GetCurrentHash()) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Add(CloneFolder folder)
    {
        foreach (var file in Configurations(folder.Path).Where(File.Exists))
        {
            var bytes = AddText(file);
            _isWhole &= bytes.AsSpan().IndexOf("[include"u8) < 0;
        }

        // A file of packed references is long, and never written in place.
        AddIdentity(folder.Path + "packed-refs");
        foreach (var file in ((string[])["HEAD", "shallow", "reftable/tables.list"]).Select(name => folder.Path + name).Where(File.Exists))
        {
            AddText(file);
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path + "refs", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            AddText(file);
        }
    }

    private static IEnumerable<string> Configurations(string folder)
    {
        var home = Environment.GetEnvironmentVariable("HOME") ?? "";
        var xdg = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } named ? named : $"{home}/.config";
        return ["/etc/gitconfig", $"{xdg}/git/config", $"{home}/.gitconfig", folder + "config", folder + "config.worktree"];
    }

    private byte[] AddText(string file)
    {
        var bytes = File.ReadAllBytes(file);
        Append(Encoding.UTF8.GetBytes(file));
        Append(bytes);
        return bytes;
    }

    private void AddIdentity(string file)
    {
        var name = Encoding.UTF8.GetBytes(file);
        if (FileProbe.TryStat(name, followLinks: true) is { } stat)
        {
            Append(name);
            Append(MemoryMarshal.AsBytes([new FileIdentity(stat)]));
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.Append(BitConverter.GetBytes(bytes.Length));
        _hash.Append(bytes);
    }
}
