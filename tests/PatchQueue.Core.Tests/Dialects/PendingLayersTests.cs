using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Layering;

namespace PatchQueue.Tests.Dialects;

public sealed class PendingLayersTests
{
    private const string Pending = "pending-fedora/generic/CONFIG_NEW_DRIVER";

    [Test]
    public void What_is_answered_no_longer_waits()
    {
        var state = ConfigFixture.State("ark");

        var settled = PendingLayers.Settle(state, "NEW_DRIVER");

        Assert.That(state.Files.ChangedTo(settled.Files), Is.EqualTo(new[] { Pending }));
        Assert.That(settled.Matrix.Rows.SelectMany(row => row.Layers).SelectMany(layer => layer.Options)
            .Select(option => option.Symbol), Has.No.Member("NEW_DRIVER"));
    }

    [Test]
    public void Somebody_elses_pending_layer_is_not_written_to()
    {
        var state = Overlaid();

        Assert.That(PendingLayers.Settle(state, "NEW_DRIVER").Files, Is.SameAs(state.Files));
        Assert.That(state.Matrix.Rows.Select(row => PendingLayers.Of(state, row)), Is.All.Null);
    }

    [Test]
    public void What_waits_in_it_is_asked_for_all_the_same()
    {
        var state = Overlaid();

        var without = PendingLayers.Without(state);

        Assert.That(state.Files.ChangedTo(without.Files), Is.EqualTo(new[] { Pending }));
    }

    private static ConfigState Overlaid() => new(
        ConfigDialects.Find("ark")!, ConfigFixture.Files("ark"), [new ConfigOverlay("ours", ConfigFiles.Empty)]);
}
