using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Layering;

namespace PatchQueue.Tests.Dialects;

public sealed class LayerCompactionTests
{
    [Test]
    public void A_line_that_every_row_inherits_goes_and_no_row_changes()
    {
        var state = ConfigFixture.State("debian").Set("amd64/config", "SOUND", ConfigValue.Module, OptionNote.None);

        var (compact, dropped) = LayerCompaction.Compact(state);

        Assert.That(dropped.Select(found => (found.Layer, found.Option.Symbol)), Has.Member(("amd64/config", "SOUND")));
        Assert.That(LayerCompaction.IsSame(state, compact));
        Assert.That(compact.Files.TextOf("amd64/config"), Is.EqualTo("CONFIG_64BIT=y\n"));
    }

    [Test]
    public void Only_what_is_laid_over_is_made_compact()
    {
        var theirs = ConfigFixture.State("debian").Set("amd64/config", "SOUND", ConfigValue.Module, OptionNote.None);
        var ours = new ConfigOverlay("ours", ConfigFiles.Empty.With("config", "CONFIG_HZ_250=y\n"));
        var state = new ConfigState(theirs.Dialect, theirs.Files, [ours]);

        var (compact, dropped) = LayerCompaction.Compact(state);

        Assert.That(dropped.Select(found => (found.Layer, found.Option.Symbol)), Is.EqualTo(new[] { ("ours/config", "HZ_250") }));
        Assert.That(compact.Files, Is.SameAs(theirs.Files));
    }

    [Test]
    public void A_line_that_one_row_needs_stays()
    {
        var state = ConfigFixture.State("suse").Set("config/x86_64/debug", "HZ", ConfigValue.Of("100"), OptionNote.None);

        Assert.That(LayerCompaction.Compact(state).Dropped, Is.Empty);
    }

    [Test]
    public void The_line_of_a_layer_that_loses_is_found()
    {
        var found = LayerCompaction.Duplicates(ConfigFixture.State("debian").Matrix).Single();

        Assert.That(found.Option.Origin.ToString(), Is.EqualTo("amd64/config.cloud-amd64:2"));
    }

    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void No_folder_asks_for_anything_else_when_it_is_compact(string dialect)
    {
        var state = ConfigFixture.State(dialect);

        Assert.That(LayerCompaction.IsSame(state, LayerCompaction.Compact(state).State));
    }
}
