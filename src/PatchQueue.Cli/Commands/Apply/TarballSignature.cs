using PatchQueue.Cli;
using PatchQueue.Signatures;

namespace PatchQueue.Commands;

/// <summary>The signature beside a tarball, checked while the tarball streams by.</summary>
internal sealed class TarballSignature : IDisposable
{
    private readonly SignatureCheck _check;
    private readonly string _file;

    private TarballSignature(SignatureCheck check, DetachedSignature signature)
    {
        (_check, _file) = (check, signature.File);
        Tap = signature.Over == SignedBytes.Tar ? check.Data : null;
    }

    /// <summary>Takes the uncompressed tar; null when the signature is over the file itself, which has been read already.</summary>
    public Stream? Tap { get; }

    /// <summary>Finds and begins to check a signature; null when there is none to check.</summary>
    /// <param name="archive">The mainline.</param>
    /// <param name="keyring">The keys; null when none were given.</param>
    /// <param name="context">Is told when a signature is there and no key.</param>
    public static TarballSignature? Find(string archive, string? keyring, CommandContext context)
    {
        var signature = File.Exists(archive) ? DetachedSignature.Find(archive) : null;
        if (keyring is null)
        {
            if (signature is not null)
            {
                context.Error.WriteLine($"warning: the signature {signature.File} is not checked; name the keys with --keyring");
            }

            return null;
        }

        if (signature is null)
        {
            throw new FileNotFoundException($"there is no signature beside {archive}");
        }

        var check = SignatureCheck.Start(signature.File, keyring, CancellationToken.None);
        if (signature.Over == SignedBytes.Archive)
        {
            using var file = File.OpenRead(archive);
            file.CopyTo(check.Data);
        }

        return new TarballSignature(check, signature);
    }

    /// <summary>Demands that the signature holds over all that has streamed by.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void Demand()
    {
        switch (_check.Finish())
        {
            case SignatureVerdict.Bad bad:
                throw new InvalidDataException($"the signature {_file} does not hold: {bad.Reason}");
            case SignatureVerdict.NoKey missing:
                throw new InvalidDataException($"the signature {_file} is by the key {missing.KeyId}, which the keyring lacks");
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _check.Dispose();
}
