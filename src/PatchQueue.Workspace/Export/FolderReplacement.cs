using System.Text;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>
/// A folder on its way beside the one that it becomes: it gets its name when all of it is there, and the old one is put back where that
/// fails. Disposed of before that, nothing is left.
/// </summary>
public sealed class FolderReplacement : IDisposable
{
    private readonly string _target;
    private bool _isFinished;

    private FolderReplacement(string target)
    {
        _target = target;
        Path = Beside("pq-unfinished");
    }

    /// <summary>Where it is on its way; absolute.</summary>
    public string Path { get; }

    /// <summary>Begins it.</summary>
    /// <param name="target">What it becomes; absolute.</param>
    /// <param name="replaces">Whether a folder that is there already is replaced.</param>
    /// <exception cref="ExportException">The target holds something.</exception>
    public static FolderReplacement Begin(string target, bool replaces)
    {
        Demand(target, replaces);
        var folder = new FolderReplacement(target);
        Directory.CreateDirectory(folder.Path);
        return folder;
    }

    /// <summary>Demands that a folder may be made, or replaced.</summary>
    /// <inheritdoc cref="Begin"/>
    public static void Demand(string target, bool replaces)
    {
        if (File.Exists(target))
        {
            throw new ExportException($"{DisplayText.Of(target)} is a file", "name another with --out");
        }

        if (!replaces && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new ExportException($"{DisplayText.Of(target)} is there already", "--force replaces it; or name another with --out");
        }
    }

    /// <summary>The path of a folder beside the target, that nobody else has meanwhile.</summary>
    /// <param name="word">What it is for.</param>
    public string Beside(string word) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(_target)!, $".{System.IO.Path.GetFileName(_target)}.{word}-{Environment.ProcessId}");

    /// <summary>Gives the folder its name.</summary>
    public void Finish()
    {
        var old = Beside("pq-replaced");
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, old);
        }

        try
        {
            Directory.Move(Path, _target);
            _isFinished = true;
        }
        finally
        {
            PutBack(old);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isFinished)
        {
            Remove(Path);
        }
    }

    /// <summary>Removes a folder that may not be there, whatever the names in it are.</summary>
    internal static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            using var parent = DirectoryHandle.Open(System.IO.Path.GetDirectoryName(folder)!);
            DirectoryRemoval.Remove(parent, Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(folder)));
        }
    }

    private void PutBack(string old)
    {
        if (_isFinished)
        {
            Remove(old);
        }
        else if (Directory.Exists(old))
        {
            Directory.Move(old, _target);
        }
    }
}
