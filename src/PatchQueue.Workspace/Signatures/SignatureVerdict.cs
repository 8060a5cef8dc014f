namespace PatchQueue.Signatures;

/// <summary>What gpgv found.</summary>
public abstract record SignatureVerdict
{
    private SignatureVerdict()
    {
    }

    /// <summary>A key of the keyring made it over these bytes.</summary>
    /// <param name="Fingerprint">The key's, 40 upper-case hexadecimal digits or more.</param>
    /// <param name="Signer">The key's user id, escaped for showing.</param>
    public sealed record Good(string Fingerprint, string Signer) : SignatureVerdict;

    /// <summary>It does not hold.</summary>
    /// <param name="Reason">One clause, such as "the data is not what was signed".</param>
    public sealed record Bad(string Reason) : SignatureVerdict;

    /// <summary>The keyring lacks the key, so nothing is known.</summary>
    /// <param name="KeyId">The key's id.</param>
    public sealed record NoKey(string KeyId) : SignatureVerdict;
}
