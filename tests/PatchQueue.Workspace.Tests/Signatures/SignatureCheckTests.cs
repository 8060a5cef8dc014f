using PatchQueue.Processes;
using PatchQueue.Signatures;

namespace PatchQueue.Tests.Signatures;

public sealed class SignatureCheckTests
{
    private static readonly byte[] Data = "the data"u8.ToArray();
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("pqs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [Test]
    public void A_signature_over_these_bytes_is_good_and_over_others_bad()
    {
        Sign();

        Assert.That(Check("keys.gpg", Data), Is.InstanceOf<SignatureVerdict.Good>().With.Property("Signer").EqualTo("T <t@example.org>"));
        Assert.That(Check("keys.gpg", "other"u8.ToArray()), Is.EqualTo(new SignatureVerdict.Bad("the data is not what was signed")));
    }

    [Test]
    public void A_key_that_the_keyring_lacks_decides_nothing()
    {
        Sign();
        File.WriteAllBytes(Path.Combine(_folder, "none.gpg"), []);

        Assert.That(Check("none.gpg", Data), Is.InstanceOf<SignatureVerdict.NoKey>());
    }

    [Test]
    public void A_file_that_is_no_signature_is_bad_however_much_data_follows()
    {
        Sign();
        File.WriteAllText(Path.Combine(_folder, "data.sig"), "nonsense");

        Assert.That(Check("keys.gpg", new byte[1_000_000]), Is.InstanceOf<SignatureVerdict.Bad>());
    }

    [TestCase("linux-6.1.tar.xz", "linux-6.1.tar.sign", SignedBytes.Tar)]
    [TestCase("linux-6.1.tar.xz", "linux-6.1.tar.xz.asc", SignedBytes.Archive)]
    [TestCase("linux-6.1.tar", "linux-6.1.tar.sign", SignedBytes.Archive)]
    [TestCase("a.tar.gz", "a.tar.gz.sig", SignedBytes.Archive)]
    public void The_name_of_a_signature_says_what_it_signs(string archive, string signature, SignedBytes over)
    {
        var path = Path.Combine(_folder, signature);
        File.WriteAllText(path, "");

        Assert.That(DetachedSignature.Find(Path.Combine(_folder, archive)), Is.EqualTo(new DetachedSignature(path, over)));
    }

    private SignatureVerdict Check(string keyring, byte[] data)
    {
        using var check = SignatureCheck.Start(
            Path.Combine(_folder, "data.sig"), Path.Combine(_folder, keyring), CancellationToken.None);
        check.Data.Write(data);
        return check.Finish();
    }

    private void Sign()
    {
        File.WriteAllBytes(Path.Combine(_folder, "data"), Data);
        Gpg("--passphrase", "", "--quick-gen-key", "T <t@example.org>", "ed25519", "sign", "never");
        Gpg("--output", "keys.gpg", "--export");
        Gpg("--output", "data.sig", "--detach-sign", "data");
    }

    private void Gpg(params string[] arguments)
    {
        try
        {
            var call = new ProgramCall("gpg", ["--homedir", _folder, "--batch", .. arguments]) { WorkingDirectory = _folder };
            var result = ProgramRunner.Run(call, CancellationToken.None);
            Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        }
        catch (ProgramMissingException missing)
        {
            Assert.Ignore(missing.Message);
        }
    }
}
