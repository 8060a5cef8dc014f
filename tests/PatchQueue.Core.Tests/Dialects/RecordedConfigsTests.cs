using System.Text;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Tests.Dialects;

public sealed class RecordedConfigsTests
{
    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void A_folder_shows_whose_it_is(string dialect)
    {
        Assert.That(ConfigDialects.Of(ConfigFixture.Files(dialect))?.Name, Is.EqualTo(dialect));
    }

    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void Every_row_is_merged_as_the_dialects_own_tool_does(string dialect)
    {
        var matrix = ConfigFixture.State(dialect).Matrix;
        var golden = ConfigFixture.Golden(dialect);

        Assert.That(matrix.Faults, Is.Empty);
        Assert.That(matrix.Rows.Select(row => row.Name), Is.EquivalentTo(golden.Keys));
        foreach (var row in matrix.Rows)
        {
            var written = Encoding.Latin1.GetString(ConfigDialects.Find(dialect)!.Write(row));
            Assert.That(written, Is.EqualTo(Encoding.Latin1.GetString(golden[row.Name])), row.Name);
        }
    }

    [Test]
    public void A_module_that_must_not_take_yes_away_leaves_it()
    {
        var state = ConfigFixture.State("openwrt");
        var row = state.Matrix.Find("ath79/generic").Single();
        var upper = row.Layers[^1] with
        {
            KeepsYes = true,
            Options = [.. row.Layers[^1].Options.Select(option => option with { Symbol = "32BIT", Value = ConfigValue.Module })],
        };

        var merged = LayerMerge.Merge(row with { Layers = [.. row.Layers[..^1], upper] });

        Assert.That(merged.Find("32BIT")!.Value, Is.EqualTo(ConfigValue.Yes));
    }

    [Test]
    public void A_file_that_defines_names_must_be_there()
    {
        var files = ConfigFixture.Files("debian").Without("config.cloud");

        var faults = ConfigDialects.Find("debian")!.Read(files).Faults;

        Assert.That(faults.Single().Path, Is.EqualTo("config.cloud"));
    }

    [Test]
    public void A_folder_of_the_first_order_must_be_there()
    {
        var files = ConfigFixture.Files("ark").Without("common/debug/CONFIG_DEBUG_LIST");

        var faults = ConfigDialects.Find("ark")!.Read(files).Faults;

        Assert.That(faults.Single().Diagnostic.Message, Does.Contain("common/debug"));
        Assert.That(faults.Single().Diagnostic.Line, Is.GreaterThan(0));
    }
}
