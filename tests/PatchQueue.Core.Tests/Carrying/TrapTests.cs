using PatchQueue.Porting;
using static PatchQueue.Tests.Carrying.Carried;

namespace PatchQueue.Tests.Carrying;

/// <summary>Patches that go in without fuzz and are wrong then, each the twin of one that went wrong in a real queue.</summary>
public sealed class TrapTests
{
    private const string Anchor = "&pwm {\n\tstatus = \"okay\";\n};\n\n";
    private const string Node = "&npu {\n\tstatus = \"okay\";\n};\n\n";
    private const string Behind = "&saradc {\n\tstatus = \"okay\";\n\tsupply = <&vdd>;\n";

    // Two functions of a network driver do the same steps; the new mainline has the other one nearer to the hunk's line.
    private const string Energy = "\twrite(dev, 0xb8, 0);\n\n\tconfigure_energy(dev);\n";
    private const string Power = "\n\twrite(dev, POWER, read(dev) & ~ENABLE);\n\twrite(dev, MISC, 0);\n";

    [Test]
    public void Steps_that_another_function_has_too_are_not_taken_for_those_of_the_patch()
    {
        const string Start = "static void start_h1(void)\n{\n";
        var old = Lines(1, 30) + Start + Energy + Power + "}\n" + Lines(40, 60);
        var above = $"{Lines(1, 20)}static void start_8117(void)\n{{\n\tother(dev);\n{Energy}{Power}}}\n{Lines(21, 30)}{Lines(100, 140)}";
        var hunk = $"@@ -33,6 +33,7 @@\n{Context(Energy)}+\tinit_leds(dev);\n{Context(Power)}";

        AssertNeverSilentlyWrong(
            Last(old, $"{above}{Start}{Energy}{Power}}}\n{Lines(40, 60)}", hunk),
            $"{above}{Start}{Energy}\tinit_leds(dev);\n{Power}}}\n{Lines(40, 60)}");
    }

    [Test]
    public void Rows_that_repeat_in_a_table_are_told_apart_by_what_stands_around_them()
    {
        const string Table = "static struct phy table[] = {\n";
        var old = Lines(1, 10) + Table + Row("1116", "") + Row("1318", "") + Row("1540", "") + "};\n";
        var rules = Row("1510", "") + Row("1318", "led") + Row("1545", "led");
        var above = $"{Lines(1, 10)}static struct led rules[] = {{\n{rules}}};\n{Lines(20, 30)}";
        var hunk = "@@ -15,10 +15,12 @@\n" + Context("\t\t.probe = probe,\n\t},\n") + "+#if 0\n" + Context(Row("1318", "")) + "+#endif\n"
            + Context("\t{\n\t\t.name = \"1540\",\n\t\t.features = GIGABIT,\n");

        AssertNeverSilentlyWrong(
            Last(old, above + Table + Row("1116", "") + Row("1318", "led") + Row("1540", "") + "};\n", hunk),
            above + Table + Row("1116", "") + "#if 0\n" + Row("1318", "led") + "#endif\n" + Row("1540", "") + "};\n");
    }

    [Test]
    public void A_node_that_the_new_mainline_has_enabled_beside_is_not_enabled_twice()
    {
        var hunk = "@@ -22,6 +22,10 @@\n" + Context(Anchor["&pwm {\n".Length..]) + Added(Node) + Context(Behind);
        var upstream = $"{Lines(1, 20)}{Anchor}{Node}{Behind}}};\n";
        var (outcome, isCertain, after) = Last($"{Lines(1, 20)}{Anchor}{Behind}}};\n", upstream, hunk);

        Assert.That(outcome, Is.EqualTo(PortOutcome.AlreadyUpstream).Or.EqualTo(PortOutcome.Suspicious));
        Assert.That(!isCertain || after == upstream);
    }

    private static void AssertNeverSilentlyWrong((PortOutcome Outcome, bool IsCertain, string After) last, string right)
    {
        Assert.That(last.Outcome, Is.Not.EqualTo(PortOutcome.Malformed));
        Assert.That(!last.IsCertain || last.After == right, last.After);
    }

    private static string Row(string name, string extra) =>
        $"\t{{\n\t\t.name = \"{name}\",\n\t\t.features = GIGABIT,\n{(extra.Length == 0 ? "" : $"\t\t.{extra} = true,\n")}"
        + "\t\t.probe = probe,\n\t},\n";

    private static string Context(string lines) => string.Concat(lines.Split('\n').SkipLast(1).Select(line => $" {line}\n"));

    private static string Added(string lines) => string.Concat(lines.Split('\n').SkipLast(1).Select(line => $"+{line}\n"));
}
