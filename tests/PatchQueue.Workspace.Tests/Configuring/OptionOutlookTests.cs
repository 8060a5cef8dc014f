using System.Text;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Dialects;
using PatchQueue.Kconfig;
using PatchQueue.Options;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Configuring;

public sealed class OptionOutlookTests
{
    private const string Old = "config KEPT\n\tbool \"Kept\"\n\nconfig LINES\n\tbool \"Lines of old\"\n\thelp\n\t  Lines.\n";
    private const string Fresh = "config KEPT\n\tbool \"Kept\"\n\nconfig LINES2\n\tbool \"Lines\"\n\thelp\n\t  Lines.\n\n"
        + "config SENSOR\n\tbool \"A\"\n";

    [Test]
    public void An_option_that_the_mainline_brings_and_no_layer_answers_is_new()
    {
        var outlook = Of("CONFIG_LINES2=y\n");

        Assert.That(outlook.New.Select(option => option.Symbol), Is.EqualTo(new[] { "SENSOR" }));
        Assert.That(outlook.Gone, Is.Empty);
    }

    [Test]
    public void An_option_that_is_gone_and_asked_for_is_named_with_its_line_and_its_new_name()
    {
        var gone = Of("CONFIG_KEPT=y\nCONFIG_LINES=y\n").Gone.Single();

        Assert.That((gone.Symbol, gone.Renamed, gone.Asked.ToString()), Is.EqualTo(("LINES", "LINES2", "mine.config:3")));
    }

    [Test]
    public void An_option_goes_with_the_patch_that_defined_it()
    {
        var outlook = Of("CONFIG_MINE=y\nCONFIG_OURS=y\n", ("gone.patch", "MINE", false), ("stays.patch", "OURS", true));

        Assert.That(outlook.Gone.Select(gone => (gone.Symbol, gone.Patch)), Is.EqualTo(new[] { ("MINE", "gone.patch") }));
    }

    [Test]
    public void An_option_of_a_patch_that_the_mainline_has_now_is_neither_new_nor_gone()
    {
        Assert.That(
            Of("CONFIG_KEPT=y\n", ("sensor.patch", "SENSOR", false)).New.Select(option => option.Symbol), Is.EqualTo(new[] { "LINES2" }));
        Assert.That(Of("CONFIG_SENSOR=y\n", ("sensor.patch", "SENSOR", false)).Gone, Is.Empty);
    }

    private static OptionOutlook Of(string config, params (string Patch, string Symbol, bool Stays)[] patches)
    {
        var files = ConfigFiles.Empty.With("mine.config", "# x86\n" + config);
        using var from = TreeOf(Old);
        using var onto = TreeOf(Fresh);
        return OptionOutlook.Of(
            ConfigDialects.Find("flat")!.Read(files), Indexes(from), Indexes(onto),
            [.. patches.Select(row => (new OptionOwner(row.Patch, true, new PatchOptions([row.Symbol], [], [])), row.Stays))]);
    }

    private static KconfigIndexes Indexes(TemporaryTree tree)
    {
        using var mainline = new DirectoryMainline(tree.Root);
        var indexes = KconfigIndexes.Of(mainline, CancellationToken.None);
        _ = indexes.Of("x86");
        return indexes;
    }

    private static TemporaryTree TreeOf(string kconfig)
    {
        var tree = new TemporaryTree();
        File.WriteAllBytes(Path.Combine(tree.Root, "Kconfig"), Encoding.UTF8.GetBytes(kconfig));
        return tree;
    }
}
