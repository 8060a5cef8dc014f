using PatchQueue.Text;

namespace PatchQueue.Signatures;

/// <summary>Reads the status lines of gpgv (GnuPG's doc/DETAILS).</summary>
internal static class GpgStatus
{
    public static SignatureVerdict Read(string status, int exitCode, string reason)
    {
        // [GNUPG:] KEYWORD ARGUMENTS
        var lines = status.Split('\n').Select(l => l.Split(' ', 4)).Where(f => f.Length > 2 && f[0] == "[GNUPG:]").ToList();
        string[]? Line(string keyword) => lines.Find(f => f[1] == keyword);

        var bad = Line("BADSIG") is not null ? "the data is not what was signed"
            : Line("EXPSIG") is not null ? "the signature has expired"
            : Line("EXPKEYSIG") is not null ? "the key has expired"
            : Line("REVKEYSIG") is not null ? "the key was revoked"
            : null;
        if (bad is not null)
        {
            return new SignatureVerdict.Bad(bad);
        }

        if (Line("NO_PUBKEY") is { } missing)
        {
            return new SignatureVerdict.NoKey(missing[2]);
        }

        // Both the line and the exit code: a signature that could not be read at all has neither.
        return Line("VALIDSIG") is { } valid && Line("GOODSIG") is { } good && exitCode == 0
            ? new SignatureVerdict.Good(valid[2], DisplayText.Of(good[^1]))
            : new SignatureVerdict.Bad(reason);
    }
}
