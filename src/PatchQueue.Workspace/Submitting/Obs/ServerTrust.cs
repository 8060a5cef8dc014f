using System.Net.Http;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PatchQueue.Text;

namespace PatchQueue.Submitting;

/// <summary>Which servers are believed to be who they say they are: those whose certificate holds; nothing switches that off.</summary>
internal static class ServerTrust
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What connects to servers.</summary>
    /// <param name="account">The server; a file of certificates that it names goes in place of the system's.</param>
    /// <exception cref="SubmitException">The file cannot be read.</exception>
    public static SocketsHttpHandler Connector(ServerAccount account)
    {
        // A proxy would look for the server on its own loopback, and see the password.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout, UseCookies = false, UseProxy = !account.Api.IsLoopback,
        };
        if (account.Certificates is { } certificates)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(Read(certificates));
            handler.SslOptions.CertificateChainPolicy = policy;
        }

        return handler;
    }

    /// <summary>Demands that it is not a certificate that made a request fail: that one is not sent again.</summary>
    /// <exception cref="SubmitException">It is.</exception>
    public static void DemandTrust(Exception failure, Uri api)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException)
            {
                throw new SubmitException(
                    $"{api} does not prove who it is: {DisplayText.Of(inner.Message)}",
                    "a certificate of its own is named by cafile in the oscrc");
            }
        }
    }

    private static X509Certificate2Collection Read(string path)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            return certificates;
        }
        catch (Exception failure) when (failure is CryptographicException or IOException)
        {
            throw new SubmitException($"the certificates in {DisplayText.Of(path)} cannot be read: {DisplayText.Of(failure.Message)}");
        }
    }
}
