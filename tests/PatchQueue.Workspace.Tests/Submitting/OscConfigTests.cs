using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class OscConfigTests
{
    private const string Text = """
        [general]
        # which one
        apiurl = https://api.example.org
        checkout_no_colon = 1

        [https://api.example.org]
        user = me
        pass = word with = and #
        aliases = one, two
        trusted_prj = a
            b

        [https://hidden.example.org/]
        user=you
        pass=QlpoOTFBWSZTWY71WxAAAAKRgAACBmGQgCAAMQZMQQDJ6iWdUNgeLuSKcKEhHeq2IA==
        credentials_mgr_class=osc.credentials.ObfuscatedConfigFileCredentialsManager

        [https://ring.example.org]
        user=they
        credentials_mgr_class=osc.credentials.KeyringCredentialsManager:keyring.backends.SecretService.Keyring
        """;

    [TestCase("https://api.example.org")]
    [TestCase("https://api.example.org/")]
    [TestCase("two")]
    public void An_account_is_found_by_address_and_alias(string api)
    {
        var account = Read(Text).AccountAt(api, null, null);

        Assert.That((account.Api.ToString(), account.User, account.HasPassword), Is.EqualTo(("https://api.example.org/", "me", true)));
        Assert.That(account.ToString(), Is.EqualTo("me at https://api.example.org/"));
    }

    [Test]
    public void A_password_in_the_plain_is_taken_to_the_end_of_its_line() => Assert.That(
        Read(Text).AccountAt("one", null, null).Header!.Parameter,
        Is.EqualTo(Convert.ToBase64String("me:word with = and #"u8)));

    [Test]
    public void A_password_that_osc_has_obfuscated_is_read() => Assert.That(
        Read(Text).AccountAt("https://hidden.example.org", null, null).Header!.Parameter,
        Is.EqualTo(Convert.ToBase64String("you:hidden-word"u8)));

    [Test]
    public void What_the_environment_says_goes_before() => Assert.That(
        Read(Text).AccountAt("one", "other", "another").Header!.Parameter, Is.EqualTo(Convert.ToBase64String("other:another"u8)));

    [Test]
    public void A_password_in_a_keyring_is_asked_for_elsewhere() => Assert.That(
        () => Read(Text).AccountAt("https://ring.example.org", null, null),
        Throws.TypeOf<SubmitException>().With.Property(nameof(SubmitException.Hint)).Contain("OSC_PASSWORD"));

    [Test]
    public void A_server_without_a_section_has_no_account() =>
        Assert.That(Read(Text).AccountAt("https://else.example.org", null, null).HasPassword, Is.False);

    [Test]
    public void A_line_that_is_none_is_named_and_not_shown() => Assert.That(
        () => Read("[general]\nsecret-word\n"),
        Throws.TypeOf<SubmitException>().With.Message.Contain(":2:").And.Message.Not.Contain("secret-word"));

    private static OscConfig Read(string text)
    {
        using var tree = new TemporaryTree();
        var path = Path.Combine(tree.Root, "oscrc");
        File.WriteAllText(path, text);
        return OscConfig.Read(path);
    }
}
