using PatchQueue.Configs;
using PatchQueue.Layering;

namespace PatchQueue.Tests.Dialects;

public sealed class RowImportTests
{
    [Test]
    public void What_differs_becomes_the_rows_own_layer()
    {
        var state = ConfigFixture.State("debian");
        var row = state.Matrix.Find("arm64/none/arm64-16k").Single();
        var wanted = LayerMerge.Merge(row).Values();
        wanted["SOUND"] = ConfigValue.Yes;
        wanted.Remove("HZ_250");

        var import = RowImport.Of(state, row, wanted, _ => true);

        Assert.That(import.Layer, Is.EqualTo("arm64/none/config.arm64-16k"));
        Assert.That(import.State.Files.TextOf(import.Layer), Is.EqualTo("# CONFIG_HZ_250 is not set\nCONFIG_SOUND=y\n"));
        Assert.That(import.Lost, Is.Empty);
    }

    [Test]
    public void Ubuntu_can_say_that_an_option_must_be_absent()
    {
        var state = ConfigFixture.State("ubuntu");
        var row = state.Matrix.Find("arm64-oracle").Single();
        var wanted = LayerMerge.Merge(row).Values();
        wanted.Remove("NR_CPUS");

        var import = RowImport.Of(state, row, wanted, _ => true);

        Assert.That(import.Lost, Is.Empty);
        Assert.That(import.State.Files.TextOf("annotations"), Does.Contain(
            "policy<{'amd64': '8192', 'arm64': '512', 'arm64-oracle': '-'}>"));
    }
}
