using System.Text;
using PatchQueue.Patches;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Tests.Words;

public sealed class AddedWordsTests
{
    private const string OldTree = "int gone_call(void); struct gone_tag; int gone_member; gone_type_t x; GONE_CONST \"acme,gone\"";

    [TestCase("drivers/a.c", "\tx = gone_call(x);", "gone_call")]
    [TestCase("drivers/a.c", "\tx->gone_member = 1;", "gone_member")]
    [TestCase("drivers/a.c", "\t.gone_member = 1,", "gone_member")]
    [TestCase("drivers/a.c", "\tstruct gone_tag *x;", "gone_tag")]
    [TestCase("drivers/a.c", "\tuse(GONE_CONST);", "GONE_CONST")]
    [TestCase("drivers/a.c", "\t * gone_call() is called here", "")]
    [TestCase("drivers/a.c", "\tstill(\"gone_call\"); /* gone_call */", "")]
    [TestCase("drivers/a.c", "static int gone_call(void)", "made gone_call")]
    [TestCase("drivers/a.c", "#define GONE_CONST 1", "made GONE_CONST")]
    [TestCase("drivers/a.c", "\tint gone_member;", "made gone_member")]
    [TestCase("drivers/a.c", "\tu32 first, gone_member;", "made gone_member")]
    [TestCase("drivers/a.c", "struct gone_tag {", "made gone_tag")]
    [TestCase("drivers/a.c", "\tGONE_CONST,", "made GONE_CONST")]
    [TestCase("drivers/a.c", "\treturn gone_member;", "gone_member")]
    [TestCase("drivers/a.c", "#include <linux/gone.h>", "linux/gone.h")]
    [TestCase("drivers/a.c", "#include <linux/stays.h>", "")]
    [TestCase("arch/a.S", "\tbl gone_call", "gone_call")]
    [TestCase("a.dts", "\tcompatible = \"acme,gone\";", "acme,gone")]
    [TestCase("a.dts", "&gone_member {", "gone_member")]
    [TestCase("a.dts", "gone_member: node {", "made gone_member")]
    [TestCase("drivers/Kconfig", "\tselect GONE_OPTION", "CONFIG_GONE_OPTION")]
    [TestCase("drivers/Kconfig", "config GONE_OPTION", "made CONFIG_GONE_OPTION")]
    [TestCase("drivers/Makefile", "obj-$(CONFIG_GONE_OPTION) += a.o", "CONFIG_GONE_OPTION")]
    [TestCase("drivers/a.c", "#if IS_ENABLED(CONFIG_GONE_OPTION)", "CONFIG_GONE_OPTION")]
    [TestCase("Documentation/a.rst", "gone_call()", "")]
    public void Names_that_are_gone_are_found_where_a_line_uses_them(string file, string line, string expected)
    {
        var old = new WordTable();
        old.AddFile(TreePath.Parse("include/linux/gone.h"), Encoding.UTF8.GetBytes(OldTree));
        old.AddFile(TreePath.Parse("include/linux/stays.h"), []);
        old.AddFile(TreePath.Parse("drivers/Kconfig"), "config GONE_OPTION\n\tbool\n"u8);
        var now = new WordTable();
        now.AddFile(TreePath.Parse("include/linux/stays.h"), "struct first { void *use; };"u8);
        var patch = PatchReader.Read(Encoding.UTF8.GetBytes($"--- a/{file}\n+++ b/{file}\n@@ -1 +1,2 @@\n one\n+{line}\n"));
        var words = new AddedWords(old.ToSet().Minus(now.ToSet()));
        words.Add(patch, 0, SourceLanguages.Of(TreePath.Parse(file)), false);

        Assert.That(string.Join(", ", words.Found.Select(word => (word.IsDeclared ? "made " : "") + word.Name)), Is.EqualTo(expected));
    }
}
