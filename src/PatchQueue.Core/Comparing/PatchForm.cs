using System.Text;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Comparing;

/// <summary>A patch's diff as a text in which only what counts can differ.</summary>
public static class PatchForm
{
    /// <summary>The files and their hunks without line numbers, headings, blob ids and times.</summary>
    public static byte[] WithoutNumbers(Patch patch) => Write(patch, isWhole: true);

    /// <summary>The files and the lines that are removed and added.</summary>
    public static byte[] Changes(Patch patch) => Write(patch, isWhole: false);

    private static byte[] Write(Patch patch, bool isWhole)
    {
        var output = new List<byte>();
        var text = patch.Text.Span;
        foreach (var file in patch.FilePatches)
        {
            output.AddRange(Encoding.UTF8.GetBytes($" ## {NameOf(file)} ##\n"));
            if (file.Binary is not null)
            {
                output.AddRange(file.Section.Of(text));
            }

            foreach (var hunk in file.Hunks)
            {
                if (isWhole)
                {
                    output.AddRange("@@\n"u8);
                }

                Write(hunk.Body.Of(text), isWhole, output);
            }
        }

        return [.. output];
    }

    private static void Write(ReadOnlySpan<byte> body, bool isWhole, List<byte> output)
    {
        var lines = new LineReader(body);
        while (lines.TryRead(out var line))
        {
            if (isWhole || line[0] is (byte)'+' or (byte)'-' or (byte)'\\')
            {
                // An empty line of context that has lost its blank.
                output.AddRange(line[0] is (byte)'\n' or (byte)'\r' ? [(byte)' ', .. line] : line);
            }
        }
    }

    // fs/inode.c, or what has become of it
    private static string NameOf(FilePatch file)
    {
        var (old, fresh) = (Shown(file.Old), Shown(file.New));
        var name = fresh.Length == 0 ? $"{old} (deleted)" : old.Length == 0 ? $"{fresh} (new)" : old == fresh ? fresh : $"{old} => {fresh}";
        return file.Old.Mode == file.New.Mode || file.New.Mode == 0 ? name : $"{name} (mode {Convert.ToString(file.New.Mode, 8)})";
    }

    private static string Shown(FileSide side)
    {
        var name = side.Name.Span;
        var slash = side.IsWithoutPrefix ? -1 : name.IndexOf((byte)'/');
        return DisplayText.Of(name[(slash + 1)..]);
    }
}
