using PatchQueue.Configs;
using PatchQueue.Options;

namespace PatchQueue.Tests.Options;

public sealed class OptionDefinitionTests
{
    [TestCase("bool", "y", "n")]
    [TestCase("tristate", "y", "m", "n")]
    [TestCase("int", "250", "-1", "0")]
    [TestCase("hex", "0x1F", "0XA")]
    [TestCase("string", "\"\"", "\"y\"")]
    [TestCase("", "y", "250", "\"text\"", "0x1")]
    public void An_option_takes_values_of_its_type(string type, params string[] values) =>
        Assert.That(values.Where(value => !Of(type).Takes(ConfigValue.Of(value))), Is.Empty);

    [TestCase("bool", "m", "1", "\"y\"")]
    [TestCase("tristate", "1", "\"m\"", "-")]
    [TestCase("int", "y", "0x1F", "-", "\"1\"")]
    [TestCase("hex", "1F", "0x", "0xG")]
    [TestCase("string", "y", "250", "\"")]
    public void An_option_takes_no_others(string type, params string[] values) =>
        Assert.That(values.Where(value => Of(type).Takes(ConfigValue.Of(value))), Is.Empty);

    private static OptionDefinition Of(string type) =>
        new() { Symbol = "X", Origin = new ConfigOrigin("Kconfig", 1), Type = type };
}
