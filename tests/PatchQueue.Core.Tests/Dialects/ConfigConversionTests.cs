using System.Collections.Immutable;
using CsCheck;
using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Layering;

namespace PatchQueue.Tests.Dialects;

/// <summary>Configs there and back through every dialect: equal in meaning, or what is lost is named.</summary>
public sealed class ConfigConversionTests
{
    private static readonly string[] Symbols = ["64BIT", "A", "AB", "A_B", "BTRFS_FS", "HZ", "MMU", "NR_CPUS", "USB", "ZSWAP"];

    private static readonly string[] Values = ["y", "m", "n", "42", "0x10", "\"\"", "\"a b\"", "\"it's\""];

    private static readonly Gen<ImmutableArray<ConvertedRow>> Rows =
        from shapes in Gen.Int[1, 4]
        from values in Gen.Select(Gen.Int[0, Symbols.Length - 1], Gen.Int[0, Values.Length - 1]).Array[0, 12].Array[4]
        select Enumerable.Range(0, shapes).Select(index => RowOf(index, values[index])).ToImmutableArray();

    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void Any_rows_come_back_as_they_went_or_the_difference_is_named(string dialect)
    {
        var target = ConfigDialects.Find(dialect)!;
        Rows.Sample(
            rows =>
            {
                var matrix = new ConfigMatrix([.. rows.Select(row => row.Row)], []);
                var conversion = ConfigConversion.Of(matrix, target);
                var again = target.Read(conversion.Files);
                return !again.HasErrors && conversion.Rows.All(name =>
                {
                    var values = again.Rows.FirstOrDefault(row => row.Name == name.To) is { } found ? LayerMerge.Merge(found).Values() : [];
                    var asked = rows.First(row => row.Row.Name == name.From).Values;
                    return OptionChange.Between(asked, values).All(change => conversion.Lost.Contains((name.To, change)));
                });
            },
            iter: 300);
    }

    [TestCaseSource(typeof(ConfigFixture), nameof(ConfigFixture.Dialects))]
    public void A_real_folder_goes_there_and_back_without_loss(string dialect)
    {
        var matrix = ConfigFixture.State(dialect).Matrix;
        foreach (var target in ConfigDialects.All.Where(target => target.Name != "suse"))
        {
            var there = ConfigConversion.Of(matrix, target);
            var back = ConfigConversion.Of(target.Read(there.Files), ConfigDialects.Find(dialect)!);

            Assert.That(there.Lost.Where(lost => lost.Change.Before != ConfigValue.Absent), Is.Empty, $"{dialect} to {target.Name}");
            Assert.That(back.Lost, dialect == "suse" ? Is.All.Matches<(string, OptionChange Change)>(IsOfFragment) : Is.Empty);
        }
    }

    [Test]
    public void That_an_option_must_be_absent_is_kept_or_named_as_lost()
    {
        var matrix = ConfigFixture.State("ubuntu").Matrix;

        Assert.That(ConfigConversion.Of(matrix, ConfigDialects.Find("ubuntu")!).Lost, Is.Empty);
        Assert.That(
            ConfigConversion.Of(matrix, ConfigDialects.Find("debian")!).Lost.Select(lost => lost.Change),
            Has.Member(new OptionChange("RUST", ConfigValue.Absent, null)).And.All.Matches<OptionChange>(lost => lost?.After is null));
    }

    [TestCaseSource(nameof(Pairs))]
    public void Any_rows_are_the_same_there_and_back_or_the_difference_is_named(string dialect, string other)
    {
        var (home, away) = (ConfigDialects.Find(dialect)!, ConfigDialects.Find(other)!);
        Rows.Sample(
            rows =>
            {
                var begun = home.Read(ConfigConversion.Of(new ConfigMatrix([.. rows.Select(row => row.Row)], []), home).Files);
                var there = ConfigConversion.Of(begun, away);
                var back = ConfigConversion.Of(away.Read(there.Files), home);
                var again = home.Read(back.Files);
                var named = there.Lost.Concat(back.Lost).Select(lost => lost.Change.Symbol).ToHashSet(StringComparer.Ordinal);
                return begun.Rows.All(row => there.Rows.Where(name => name.From == row.Name)
                    .Select(name => back.Rows.FirstOrDefault(last => last.From == name.To).To)
                    .All(last => OptionChange.Between(Asked(begun, row.Name), Asked(again, last))
                        .All(change => named.Contains(change.Symbol))));
            },
            iter: 60);
    }

    private static IEnumerable<object[]> Pairs() =>
        ConfigFixture.Dialects.SelectMany(_ => ConfigFixture.Dialects, (home, away) => new object[] { home, away });

    private static Dictionary<string, ConfigValue> Asked(ConfigMatrix matrix, string? name) =>
        matrix.Rows.FirstOrDefault(row => row.Name == name) is { } found ? LayerMerge.Merge(found).Asked() : [];

    private static bool IsOfFragment((string Row, OptionChange Change) lost) => lost.Change.Before is null || lost.Change.Symbol == "MMU";

    [Test]
    public void What_would_be_read_as_a_fragment_is_named_as_lost()
    {
        var rows = new[] { RowOf(0, []), RowOf(1, [(5, 0)]) };
        var named = rows.Select((row, index) => row.Row with
        {
            Arch = "x86_64",
            Variant = "",
            Flavor = index == 0 ? "default" : "small",
        }).ToList();
        var full = named[0] with { Layers = [LayerOf("a", [("MMU", "y"), ("HZ", "250")])] };

        var conversion = ConfigConversion.Of(new ConfigMatrix([full, named[^1]], []), ConfigDialects.Find("suse")!);

        Assert.That(conversion.Lost.Select(lost => (lost.Row, lost.Change.Symbol)), Has.Member(("x86_64/small", "MMU")));
    }

    private static ConvertedRow RowOf(int index, (int Symbol, int Value)[] options)
    {
        var row = new ConfigRow
        {
            Name = $"row{index}",
            Arch = index < 2 ? "amd64" : "arm64",
            KernelArch = index < 2 ? "x86" : "arm64",
            Flavor = $"flavor{index}",
            Variant = index == 1 ? "rt" : "none",
            Layers = [LayerOf("all", options.Select(option => (Symbols[option.Symbol], Values[option.Value])))],
            Rule = MergeRule.LastWins,
        };
        return new ConvertedRow(row, LayerMerge.Merge(row).Values());
    }

    private static ConfigLayer LayerOf(string name, IEnumerable<(string Symbol, string Value)> options) => new(
        name, [.. options.Select(option => new RequestedOption(
            option.Symbol, ConfigValue.Of(option.Value), new ConfigOrigin(name, 1), ConfigValue.Of(option.Value).LineFor(option.Symbol),
                ""))]);
}
