using PatchQueue.Text;

namespace PatchQueue.Words;

/// <summary>
/// Collects the different words of files. Open addressing over bare hashes: a tree has 200 million words and five million different ones,
/// and a <see cref="HashSet{T}"/> takes three times the memory.
/// </summary>
public sealed class WordTable
{
    private ulong[] _cells = new ulong[1 << 20];
    private int _count;

    /// <summary>Adds the words of a file, and its name as that of a header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    public void AddFile(TreePath path, ReadOnlySpan<byte> text)
    {
        var language = SourceLanguages.Of(path);
        if (language is SourceLanguage.C or SourceLanguage.DeviceTree)
        {
            AddName(path.Bytes);
        }

        var reader = new WordReader(text, language);
        while (reader.TryRead(out var word))
        {
            if (word.IsTelling && word.Kind != WordKind.Header)
            {
                Add(Word.HashOf(word.Kind, word.Place.Of(text)));
            }
        }
    }

    /// <summary>Adds the words of another table.</summary>
    public void Add(WordTable other)
    {
        foreach (var hash in other._cells)
        {
            if (hash != 0)
            {
                Add(hash);
            }
        }
    }

    /// <summary>The words.</summary>
    public WordSet ToSet() => WordSet.Of([.. _cells.Where(hash => hash != 0)]);

    // A header may be included by any end of its path; of an architecture's, also the one that is made of asm-generic.
    private void AddName(ReadOnlySpan<byte> path)
    {
        var generic = path.IndexOf("include/asm-generic/"u8);
        if (generic >= 0)
        {
            AddName([.. "asm/"u8, .. path[(generic + "include/asm-generic/"u8.Length)..]]);
        }

        while (true)
        {
            Add(Word.HashOf(WordKind.Header, path));
            if (path.IndexOf((byte)'/') is not (>= 0 and var slash))
            {
                return;
            }

            path = path[(slash + 1)..];
        }
    }

    private void Add(ulong hash)
    {
        hash = Math.Max(hash, 1);
        var mask = (ulong)_cells.Length - 1;
        for (var cell = hash & mask; _cells[cell] != hash; cell = (cell + 1) & mask)
        {
            if (_cells[cell] == 0)
            {
                _cells[cell] = hash;
                if (++_count * 2L > _cells.Length)
                {
                    Grow();
                }

                return;
            }
        }
    }

    private void Grow()
    {
        var old = _cells;
        (_cells, _count) = (new ulong[old.Length * 2], 0);
        foreach (var hash in old)
        {
            if (hash != 0)
            {
                Add(hash);
            }
        }
    }
}
