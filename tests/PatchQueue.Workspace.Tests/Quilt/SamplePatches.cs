namespace PatchQueue.Tests.Quilt;

/// <summary>A tree, and patches of every kind that a queue can hold.</summary>
internal static class SamplePatches
{
    private const string NoEnd = "\\ No newline at end of file\n";

    /// <summary>In the order of the series.</summary>
    public static readonly (string Name, string Text)[] All =
    [
        ("sub/01-edit.patch", "--- a/d/mod\n+++ b/d/mod\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n"),
        ("02-create.patch", "--- /dev/null\n+++ b/n/m/deep\n@@ -0,0 +1 @@\n+1\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+5\n"),
        ("03-delete.patch", "--- a/d/del\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-1\n-2\n"),
        (
            "04-rename.patch",
            "diff --git a/e/ren b/f/ren2\nsimilarity index 60%\nrename from e/ren\nrename to f/ren2\n"
            + "--- a/e/ren\n+++ b/f/ren2\n@@ -1,3 +1,3 @@\n 7\n-8\n+eight\n 9\n"
        ),
        ("05-mode.patch", "diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n"),
        (
            "06-link.patch",
            "diff --git a/link b/link\nindex e2e9ae5..7ba927f 120000\n--- a/link\n+++ b/link\n"
            + $"@@ -1 +1 @@\n-d/mod\n{NoEnd}+e/ren\n{NoEnd}"
        ),
        (
            "07-unlink.patch",
            "diff --git a/link2 b/link2\ndeleted file mode 120000\nindex e2e9ae5..0000000\n--- a/link2\n+++ /dev/null\n"
            + $"@@ -1 +0,0 @@\n-d/mod\n{NoEnd}"
        ),
        (
            "08-new-link.patch",
            "diff --git a/link3 b/link3\nnew file mode 120000\nindex 0000000..e132db2\n--- /dev/null\n+++ b/link3\n"
            + $"@@ -0,0 +1 @@\n+zzz\n{NoEnd}"
        ),
        ("09-fill-empty.patch", "diff --git a/empty b/empty\nindex e69de29..587be6b 100644\n--- a/empty\n+++ b/empty\n@@ -0,0 +1 @@\n+x\n"),
        ("10-new-empty.patch", "diff --git a/empty3 b/empty3\nnew file mode 100644\nindex 0000000..e69de29\n"),
        ("11-delete-empty.patch", "diff --git a/empty2 b/empty2\ndeleted file mode 100644\nindex e69de29..0000000\n"),
        ("sub/12-modes.patch", "--- a/grp\n+++ b/grp\n@@ -1 +1 @@\n-1\n+2\n--- a/ro\n+++ b/ro\n@@ -1 +1 @@\n-1\n+2\n"),
        ("13-pure-rename.patch", "diff --git a/d/mod b/d/mod2\nsimilarity index 100%\nrename from d/mod\nrename to d/mod2\n"),
        ("14-again.patch", "--- a/d/mod2\n+++ b/d/mod2\n@@ -1,3 +1,3 @@\n 1\n-two\n+zwei\n 3\n--- a/new\n+++ b/new\n@@ -1 +1 @@\n-5\n+6\n"),
        ("sub/15-none.patch", ""),
    ];

    /// <summary>Makes the tree, and the queue in it.</summary>
    public static void Write(string root)
    {
        foreach (var folder in (string[])["d", "e", "patches/sub"])
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        Put(root, "d/mod", "1\n2\n3\n", "644");
        Put(root, "d/del", "1\n2\n", "600");
        Put(root, "e/ren", "7\n8\n9\n", "755");
        Put(root, "run.sh", "true\n", "644");
        Put(root, "empty", "", "755");
        Put(root, "empty2", "", "644");
        Put(root, "grp", "1\n", "664");
        Put(root, "ro", "1\n", "444");
        File.CreateSymbolicLink(Path.Combine(root, "link"), "d/mod");
        File.CreateSymbolicLink(Path.Combine(root, "link2"), "d/mod");
        foreach (var (name, text) in All)
        {
            File.WriteAllText(Path.Combine(root, "patches", name), text);
        }

        File.WriteAllLines(Path.Combine(root, "patches", "series"), All.Select(patch => patch.Name));
    }

    private static void Put(string root, string name, string text, string mode)
    {
        var path = Path.Combine(root, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
        }
    }
}
