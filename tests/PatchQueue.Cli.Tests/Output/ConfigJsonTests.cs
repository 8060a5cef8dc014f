using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Kconfig;
using PatchQueue.Options;
using PatchQueue.Output;
using PatchQueue.Text;

namespace PatchQueue.Tests.Output;

/// <summary>The reports of <c>pq config</c> that the kernel's conf has a part in; the others stand in a transcript.</summary>
public sealed class ConfigJsonTests
{
    // One line each, broken here.
    private const string Findings = """
        {"schema":1,"rows":2,"findings":[
        {"class":"LOST-DEP","severity":"error","option":"USB_STORAGE","message":"USB is off","file":"config","line":7,
        "rows":["amd64/none/amd64","arm64/none/arm64"]},
        {"class":"NEW","severity":"warning","option":"IIO","message":"no layer answers","rows":["amd64/none/amd64"]}]}
        """;

    private const string Pending = """
        {"schema":1,"options":[
        {"option":"IIO","group":"drivers/iio","prompt":"Industrial I/O support","help":"Sensors.\nMany.","file":"drivers/iio/Kconfig",
        "line":6,"defaults":[{"row":"amd64/none/amd64","value":"n"},{"row":"arm64/none/arm64","value":"m"}]},
        {"option":"MY_FS","group":"fs","prompt":"My own","help":"","file":"fs/Kconfig","line":12,"patch":"patches/fs.patch",
        "defaults":[{"row":"amd64/none/amd64","value":"n"}]}]}
        """;

    private const string Kernels = """
        {"schema":1,"appeared":[{"option":"IIO","prompt":"Industrial I/O support","file":"drivers/iio/Kconfig","line":6}],
        "vanished":[{"option":"OLD","prompt":"","file":"drivers/Kconfig","line":1}],"renamed":[{"from":"OLD","to":"IIO"}],
        "defaults":[{"option":"HZ","before":"250","after":"1000"}]}
        """;

    private static readonly OptionDefinition Iio = new()
    {
        Symbol = "IIO", Origin = new ConfigOrigin("drivers/iio/Kconfig", 6), Prompt = "Industrial I/O support", Help = "Sensors.\nMany.",
    };

    [Test]
    public void What_check_finds_is_one_object() => Assert.That(
        Written(writer => ConfigCheckJson.Write(
            [
                new ConfigFinding(
                    FindingClass.LostDep, Severity.Error, "USB_STORAGE", "USB is off", new ConfigOrigin("config", 7),
                    ["amd64/none/amd64", "arm64/none/arm64"]),
                new ConfigFinding(FindingClass.New, Severity.Warning, "IIO", "no layer answers", null, ["amd64/none/amd64"]),
            ],
            rows: 2, writer)),
        Is.EqualTo(OneLine(Findings)));

    [Test]
    public void Options_that_wait_are_one_object_with_the_patch_that_defines_them()
    {
        var mine = new OptionDefinition { Symbol = "MY_FS", Origin = new ConfigOrigin("fs/Kconfig", 12), Prompt = "My own" };
        var origins = new OptionOrigins([new OptionOwner("patches/fs.patch", true, new PatchOptions(["MY_FS"], [], []))], clone: null);
        PendingOption[] pending =
        [
            Waiting(Iio, ("amd64/none/amd64", ConfigValue.No), ("arm64/none/arm64", ConfigValue.Module)),
            Waiting(mine, ("amd64/none/amd64", ConfigValue.No)),
        ];

        Assert.That(Written(writer => ConfigNewJson.Write(pending, origins, writer)), Is.EqualTo(OneLine(Pending)));
    }

    [Test]
    public void What_differs_between_two_kernels_is_one_object()
    {
        var old = new OptionDefinition { Symbol = "OLD", Origin = new ConfigOrigin("drivers/Kconfig", 1) };

        Assert.That(
            Written(writer => KernelDiffJson.Write(
                new KernelDifference([Iio], [old], [("OLD", "IIO")], [("HZ", "250", "1000")]), writer)),
            Is.EqualTo(OneLine(Kernels)));
    }

    private static PendingOption Waiting(OptionDefinition definition, params (string Row, ConfigValue Value)[] defaults) =>
        new(definition, defaults.ToImmutableSortedDictionary(row => row.Row, row => row.Value, StringComparer.Ordinal));

    private static string OneLine(string text) => text.ReplaceLineEndings("");

    private static string Written(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString().TrimEnd('\n');
    }
}
