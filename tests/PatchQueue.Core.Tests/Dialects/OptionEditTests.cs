using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Layering;

namespace PatchQueue.Tests.Dialects;

public sealed class OptionEditTests
{
    [TestCase("debian", "amd64/none/cloud-amd64", "SOUND=m", "config.cloud")]
    [TestCase("debian", "amd64", "BTRFS_FS=m", "kernelarch-x86/config")]
    [TestCase("debian", "*/none", "BTRFS_FS=m", "featureset-none/config")]
    [TestCase("ark", "aarch64-16k-fedora", "HZ=100", "common/generic/arm/aarch64/16k")]
    [TestCase("ark", "aarch64", "HZ=100", "common/generic/arm")]
    [TestCase("suse", "x86_64/debug", "HZ=100", "config/x86_64/debug")]
    [TestCase("suse", "x86_64", "HZ=100", "config/x86_64/default")]
    [TestCase("ubuntu", "arm64-oracle-64k", "HZ_1000=n", "arm64-oracle-64k")]
    [TestCase("flat", "x86_64", "HZ=100", "x86_64.config")]
    public void An_option_goes_into_the_lowest_layer_that_is_the_rows_own(string dialect, string rows, string option, string layer)
    {
        var state = ConfigFixture.State(dialect);
        var (symbol, value) = (option.Split('=')[0], ConfigValue.Of(option.Split('=')[1]));

        var (changed, layers) = OptionEdit.Set(state, [.. state.Matrix.Find(rows)], symbol, value, OptionNote.None);

        Assert.That(layers, Is.EqualTo(new[] { layer }));
        Assert.That(state.Files.ChangedTo(changed.Files).Count(), Is.EqualTo(1));
        foreach (var row in changed.Matrix.Find(rows))
        {
            Assert.That(LayerMerge.Merge(row).Find(symbol)!.Value, Is.EqualTo(value), row.Name);
        }
    }

    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void Only_one_line_of_one_file_changes(string dialect)
    {
        var state = ConfigFixture.State(dialect);

        var (changed, _) = OptionEdit.Set(state, [RowWithItsOwnLayer(state)], "PQ_NEW", ConfigValue.Module, OptionNote.None);

        var path = state.Files.ChangedTo(changed.Files).Single();
        var (before, after) = (state.Files.TextOf(path).Split('\n'), changed.Files.TextOf(path).Split('\n'));
        Assert.That(after.Except(before).Count(), Is.EqualTo(1));
        Assert.That(before.Except(after), Is.Empty);
    }

    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void Set_and_unset_leave_every_file_as_it_was(string dialect)
    {
        var state = ConfigFixture.State(dialect);
        var row = RowWithItsOwnLayer(state);

        var (changed, _) = OptionEdit.Set(state, [row], "PQ_NEW", ConfigValue.Module, OptionNote.None);
        var (back, _) = OptionEdit.Unset(changed, [changed.Matrix.Find(row.Name).First()], "PQ_NEW");

        var left = state.Files.ChangedTo(back.Files).Where(path => back.Files.TextOf(path).Length > 0);
        Assert.That(left, Is.Empty);
    }

    private static ConfigRow RowWithItsOwnLayer(ConfigState state) =>
        state.Matrix.Rows.First(
            row => row.Places.Any(layer => state.Matrix.Rows.Count(other => other.Places.Contains(layer)) == 1));

    [Test]
    public void A_layer_of_other_rows_is_left_alone_and_named()
    {
        var state = ConfigFixture.State("suse");

        var fault = Assert.Throws<LayerInTheWayException>(() =>
            OptionEdit.Set(state, [.. state.Matrix.Find("x86_64/default")], "HZ", ConfigValue.Of("100"), OptionNote.None));

        Assert.That(fault!.Layer, Is.EqualTo("config/x86_64/default"));
    }

    [Test]
    public void What_other_rows_have_as_well_stays_and_its_layer_is_named()
    {
        var state = ConfigFixture.State("debian");
        var rows = state.Matrix.Find("amd64/none/cloud-amd64").ToList();

        // Its own layer asks for it, too.
        var fault = Assert.Throws<LayerInTheWayException>(() => OptionEdit.Unset(state, rows, "NR_CPUS"));

        Assert.That(fault!.Layer, Is.EqualTo("config"));
    }

    [Test]
    public void A_layer_of_other_rows_does_where_a_higher_one_of_theirs_decides()
    {
        var state = ConfigFixture.State("ark");
        var rows = state.Matrix.Rows.Where(row => !row.Name.Contains("debug", StringComparison.Ordinal)).ToList();

        var (changed, layers) = OptionEdit.Set(state, rows, "DEBUG_LIST", ConfigValue.Yes, OptionNote.None);

        Assert.That(layers, Is.EqualTo(new[] { "common/generic" }));
        Assert.That(LayerMerge.Merge(changed.Matrix.Find("x86_64-debug-fedora").Single()).Find("DEBUG_LIST")!.Value.IsOn, Is.False);
    }

    [Test]
    public void A_note_stands_with_the_option_in_the_dialects_own_way()
    {
        var note = new OptionNote("for the benchmark", "bsc#1");
        var debian = ConfigFixture.State("debian").Set("config", "HZ_250", ConfigValue.Yes, note).Files.TextOf("config");
        var ark = ConfigFixture.State("ark").Set("fedora/generic", "HZ", ConfigValue.Of("100"), note).Files
            .TextOf("fedora/generic/CONFIG_HZ");
        var ubuntu = ConfigFixture.State("ubuntu").Set("arm64", "ARCH_BCM", ConfigValue.No, note).Files.TextOf("annotations");

        Assert.That(debian, Does.Contain("#. for the benchmark (bsc#1)\nCONFIG_HZ_250=y\n"));
        Assert.That(ark, Is.EqualTo("# for the benchmark (bsc#1)\nCONFIG_HZ=100\n"));
        Assert.That(ubuntu, Does.Contain(
            $"policy<{{'arm64': 'n'}}>\n{"CONFIG_ARCH_BCM",-47} note<'for the benchmark (bsc#1)'>\n"));
    }

    [Test]
    public void What_others_ask_for_stays_when_what_is_laid_over_it_goes()
    {
        var state = new ConfigState(ConfigDialects.Find("debian")!, ConfigFixture.Files("debian"),
            [new ConfigOverlay("ours", ConfigFiles.Empty)]);
        var (changed, _) = OptionEdit.Set(state, state.Matrix.Rows, "HZ_250", ConfigValue.No, OptionNote.None);

        var (back, layers) = OptionEdit.Unset(changed, changed.Matrix.Rows, "HZ_250");

        Assert.That(layers, Is.EqualTo(new[] { "ours/config" }));
        Assert.That(back.Files, Is.SameAs(state.Files));
        Assert.That(back.Matrix.Rows.Select(row => LayerMerge.Merge(row).Find("HZ_250")!.Value), Is.All.EqualTo(ConfigValue.Yes));
    }

    [Test]
    public void What_is_laid_over_wins_and_takes_the_changes()
    {
        var state = new ConfigState(ConfigDialects.Find("debian")!, ConfigFixture.Files("debian"),
            [new ConfigOverlay("ours", ConfigFiles.Empty)]);

        var (changed, layers) = OptionEdit.Set(state, state.Matrix.Rows, "SOUND", ConfigValue.Yes, OptionNote.None);

        Assert.That(layers, Has.None.EqualTo("config.cloud"));
        Assert.That(changed.Matrix.Rows.Select(row => LayerMerge.Merge(row).Find("SOUND")!.Value), Is.All.EqualTo(ConfigValue.Yes));
    }

    [Test]
    public void A_folder_within_the_one_that_is_laid_highest_takes_what_is_its_own()
    {
        var state = new ConfigState(
            ConfigDialects.Find("debian")!, ConfigFixture.Files("debian"),
            [new ConfigOverlay("ours", ConfigFiles.Empty), new ConfigOverlay("ours/more", ConfigFiles.Empty)]);

        var changed = state.Set("ours/more/config", "SOUND", ConfigValue.Yes, OptionNote.None);

        Assert.That(state.IsOurs("ours/more/config"), Is.True);
        Assert.That(state.IsOurs("ours/config"), Is.False);
        Assert.That(changed.Overlays[1].Files.Contains("config"), Is.True);
    }
}
