using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>A folder of packages on its way: it gets its name when all are there; disposed of before that, nothing is left.</summary>
public sealed class PackageFolders : IDisposable
{
    private readonly string _target;
    private bool _isFinished;

    private PackageFolders(string target)
    {
        _target = target;
        Path = Beside("pq-unfinished");
    }

    /// <summary>Where the packages go meanwhile; absolute.</summary>
    public string Path { get; }

    /// <summary>Begins it.</summary>
    /// <param name="target">What it becomes; absolute.</param>
    /// <param name="replaces">Whether a folder that is there already is replaced.</param>
    /// <exception cref="ExportException">The target is there already.</exception>
    public static PackageFolders Begin(string target, bool replaces)
    {
        if (System.IO.Path.Exists(target) && !replaces)
        {
            throw new ExportException($"{DisplayText.Of(target)} is there already", "--force replaces it; or name another with --out");
        }

        var folder = new PackageFolders(target);
        Directory.CreateDirectory(folder.Path);
        return folder;
    }

    /// <summary>Gives the folder its name.</summary>
    public void Finish()
    {
        var old = Beside("pq-replaced");
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, old);
        }

        Directory.Move(Path, _target);
        _isFinished = true;
        Remove(old);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isFinished)
        {
            Remove(Path);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Beside(string word) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(_target)!, $".{System.IO.Path.GetFileName(_target)}.{word}-{Environment.ProcessId}");
}
