using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Tests.Queues;

public sealed class QueueOpenerTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [Test]
    public void Each_setting_comes_from_the_first_source_that_has_it()
    {
        using var folder = new TempFolder();
        folder.Write("series.conf");
        folder.Write("rpm/config.sh", "SRCVERSION=6.4\n");
        folder.Write("extra-symbols", "RT  buggy\n");
        folder.Write("pq.toml", "# mine\nfuzz = 1\nstrip = 2\noverlay = \"files\"\nremove-empty-files = true\nsymbols = [\"hare\"]\n");
        var environment = new Dictionary<string, string>
        {
            ["PQ_FUZZ"] = "2", ["PQ_STRIP"] = "3", ["PQ_SHARED"] = "/x", ["PQ_OVERLAY"] = "",
        };

        var opened = QueueOpener.Open(folder.Root, new QueueOptions { Fuzz = 3 }, environment);

        Assert.That(opened.Diagnostics, Is.Empty);
        Assert.That(opened.Settings.Fuzz, Is.EqualTo(new Setting<int>(3, new SettingSource(SettingKind.Option, "--fuzz"))));
        Assert.That(opened.Settings.Strip, Is.EqualTo(new Setting<int>(3, new SettingSource(SettingKind.Environment, "PQ_STRIP"))));
        Assert.That(opened.Settings.Overlay.Value, Is.EqualTo(folder.At("files")));
        Assert.That(opened.Settings.RemoveEmptyFiles.Source.Place, Is.EqualTo(folder.At("pq.toml") + ":5"));
        Assert.That(opened.Settings.Series.Source.Kind, Is.EqualTo(SettingKind.Layout));
        Assert.That(opened.Settings.Mainline, Is.EqualTo(new Setting<string?>(null, SettingSource.BuiltIn)));
        Assert.That(
            opened.Settings.Symbols.Select(s => $"{s.Value} {s.Source.Kind}"),
            Is.EqualTo(new[] { "hare File", "RT Layout", "buggy Layout" }));
    }

    [Test]
    public void The_cache_is_where_the_setting_says_else_in_the_home_by_the_rules_of_XDG()
    {
        using var folder = new TempFolder();
        folder.Write("pq.toml", "cache = \"mine\"\ncache-size = \"2G\"\n");
        using var bare = new TempFolder();
        var home = new Dictionary<string, string> { ["HOME"] = "/home/hare", ["XDG_CACHE_HOME"] = "/var/hare" };

        Assert.That(Cache(bare, NoVariables), Is.EqualTo(new Setting<string?>(null, SettingSource.BuiltIn)));
        Assert.That(Cache(bare, home).Value, Is.EqualTo("/var/hare/pq"));
        Assert.That(Cache(bare, new(home) { ["XDG_CACHE_HOME"] = "relative" }).Value, Is.EqualTo("/home/hare/.cache/pq"));
        Assert.That(Cache(bare, new(home) { ["PQ_CACHE"] = "/x", ["PQ_CACHE_DIR"] = "/y" }).Value, Is.EqualTo("/y"));
        Assert.That(Cache(folder, home).Value, Is.EqualTo(folder.At("mine")));
        Assert.That(QueueOpener.Open(folder.Root, QueueOptions.None, home).Settings.CacheSize.Value, Is.EqualTo(2L << 30));

        static Setting<string?> Cache(TempFolder at, Dictionary<string, string> environment) =>
            QueueOpener.Open(at.Root, QueueOptions.None, environment).Settings.Cache;
    }

    [TestCase("0", 0)]
    [TestCase("12", 12)]
    [TestCase("3k", 3072)]
    [TestCase("500M", 500L << 20)]
    [TestCase("2T", 2L << 40)]
    [TestCase("9999999T", null)]
    [TestCase("G", null)]
    [TestCase("-1", null)]
    [TestCase("1 G", null)]
    [TestCase("", null)]
    public void A_number_of_bytes_may_have_a_unit(string text, long? bytes)
    {
        Assert.That(ByteCount.TryParse(text), Is.EqualTo(bytes));
    }

    [TestCase("cache-size = \"much\"\n", 1, "settings-value", "'cache-size'")]
    [TestCase("fuzz = 0\nfuz = 1\n", 2, "settings-key", "'fuz'")]
    [TestCase("\n[fuzz]\n", 2, "settings-key", "[fuzz]")]
    [TestCase("fuzz.x = 1\n", 1, "settings-key", "'fuzz.x'")]
    [TestCase("fuzz = [1]\n", 1, "settings-value", "'fuzz'")]
    [TestCase("fuzz = -1\n", 1, "settings-value", "'fuzz'")]
    [TestCase("\nsymbols = [1]\n", 2, "settings-value", "'symbols'")]
    [TestCase("dialect = \"hg\"\n", 1, "settings-value", "'hg'")]
    [TestCase("remove-empty-files = \"yes\"\n", 1, "settings-value", "'remove-empty-files'")]
    [TestCase("\n\nfuzz = = 1\n", 3, "settings-syntax", "")]
    public void What_is_wrong_in_a_settings_file_is_an_error_with_its_line(string text, int line, string code, string said)
    {
        using var folder = new TempFolder();
        var file = folder.Write("pq.toml", text);

        var opened = QueueOpener.Open(folder.Root, QueueOptions.None, NoVariables);

        Assert.That(opened.HasErrors, Is.True);
        var (place, diagnostic) = opened.Diagnostics[0];
        Assert.That((place, diagnostic.Line, diagnostic.Code), Is.EqualTo((file, line, code)));
        Assert.That(diagnostic.Message, Does.Contain(said));
    }

    [Test]
    public void A_variable_that_is_wrong_is_named()
    {
        using var folder = new TempFolder();

        var opened = QueueOpener.Open(folder.Root, QueueOptions.None, new Dictionary<string, string> { ["PQ_FUZZ"] = "much" });

        Assert.That(opened.Diagnostics.Single().Place, Is.EqualTo("PQ_FUZZ"));
        Assert.That(opened.Folder, Is.Null);
    }

    [Test]
    public void Several_series_have_their_patches_beside_them_unless_a_folder_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("debian/patches/series");
        folder.Write("debian/patches-rt/series");
        var options = new QueueOptions { Series = ["debian/patches/series", "debian/patches-rt/series"] };

        var beside = QueueOpener.Open(folder.Root, options, NoVariables).Folder!;
        var named = QueueOpener.Open(folder.Root, options with { Patches = "p" }, NoVariables).Folder!;

        Assert.That(
            beside.Series.Select(s => s.PatchesDirectory),
            Is.EqualTo(new[] { folder.At("debian/patches"), folder.At("debian/patches-rt") }));
        Assert.That(named.Series.Select(s => s.PatchesDirectory), Has.All.EqualTo(folder.At("p")));
        Assert.That(beside.Layout, Is.EqualTo(QueueLayout.Debian));
    }

    [Test]
    public void A_series_named_in_the_settings_needs_no_layout()
    {
        using var folder = new TempFolder();
        folder.Write("pq.toml", "series = \"queue/list\"\ndialect = \"suse\"\nmainline = \"../linux#v6.4\"\n");
        folder.Write("queue/list", "+x a.patch\n");
        folder.Write("sub/x");

        var opened = QueueOpener.Open(folder.At("sub"), QueueOptions.None, NoVariables);

        Assert.That(
            opened.Folder!.Series.Single(), Is.EqualTo(new SeriesFile(folder.At("queue/list"), SeriesDialect.Suse, folder.At("queue"))));
        Assert.That(opened.Folder.Series[0].Read().Entries.Single().Guards.ToString(), Is.EqualTo("+x"));
        Assert.That(opened.Settings.Mainline.Value, Is.EqualTo(Path.GetFullPath("../linux", folder.Root) + "#v6.4"));
    }

    [Test]
    public void A_layouts_patches_folder_holds_for_the_layouts_series()
    {
        using var folder = new TempFolder();
        folder.Write("series", "a.patch\n");
        folder.Write("patches/a.patch");

        var opened = QueueOpener.Open(folder.Root, QueueOptions.None, NoVariables);

        Assert.That(opened.Folder!.Series.Single().PatchesDirectory, Is.EqualTo(folder.At("patches")));
    }
}
