using System.Diagnostics;
using System.Net.Http;
using System.Xml.Linq;
using PatchQueue.Text;

namespace PatchQueue.Submitting;

/// <summary>
/// A server that speaks the build service's protocol: XML over HTTP. A request that finds no server, or one that is busy or restarts, is
/// sent again after a while.
/// </summary>
public sealed class BuildServer : IDisposable
{
    // A file of 1 GB over a slow line; less than this, and the connection is dead.
    private const int BytesPerSecond = 64 * 1024;
    private const int MostBytes = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServerAccount _account;
    private readonly RetryPolicy _retries;
    private readonly HttpClient _client;

    /// <summary>Nothing is sent yet.</summary>
    /// <param name="account">Where, and as whom.</param>
    /// <param name="retries">How often a request is sent again.</param>
    /// <exception cref="SubmitException">The password would go over a connection that is not encrypted.</exception>
    public BuildServer(ServerAccount account, RetryPolicy retries)
    {
        (_account, _retries) = (account, retries);
        if (account.HasPassword && account.Api.Scheme != Uri.UriSchemeHttps && !account.Api.IsLoopback && !account.AllowsPlainHttp)
        {
            throw new SubmitException(
                $"the password does not go to {account.Api} over a connection that is not encrypted", "use https");
        }

        _client = new HttpClient(ServerTrust.Connector(account))
        {
            Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes,
        };
    }

    /// <summary>Who we are there.</summary>
    public string User => _account.User;

    /// <summary>The address.</summary>
    public Uri Api => _account.Api;

    /// <summary>Asks for something; null when it is not there.</summary>
    /// <exception cref="SubmitException">The server does not answer, or refuses.</exception>
    public XElement? TryGet(ServerPath path, CancellationToken cancellation) => Exchange(HttpMethod.Get, path, null, cancellation);

    /// <summary>Puts something where it belongs.</summary>
    /// <inheritdoc cref="TryGet"/>
    public XElement Put(ServerPath path, RequestBody body, CancellationToken cancellation) =>
        Exchange(HttpMethod.Put, path, body, cancellation) ?? throw new UnreachableException();

    /// <summary>Asks the server to do something.</summary>
    /// <inheritdoc cref="TryGet"/>
    /// <param name="path">What.</param>
    /// <param name="body">With what.</param>
    /// <param name="isDone">
    /// Tells, before the request is sent again, whether it was done and only the answer was lost: the answer then; null when it was not.
    /// </param>
    /// <param name="cancellation">Ends it.</param>
    public XElement Post(ServerPath path, RequestBody body, Func<XElement?> isDone, CancellationToken cancellation) =>
        Exchange(HttpMethod.Post, path, body, cancellation, isDone) ?? throw new UnreachableException();

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private XElement? Exchange(
        HttpMethod method, ServerPath path, RequestBody? body, CancellationToken cancellation, Func<XElement?>? isDone = null)
    {
        for (var tried = 1; ; tried++)
        {
            var (reply, fault) = Send(method, path, body, cancellation);
            if (reply is { IsTransient: false })
            {
                // Only what is asked for may be absent; else the server says what it misses.
                return reply.Demand(_account) ?? (method == HttpMethod.Get ? null
                    : throw new SubmitException($"{_account.Api} refuses: {reply.Summary}"));
            }

            if (tried > _retries.Times)
            {
                throw new SubmitException(
                    $"{_account.Api} does not answer: {fault ?? reply!.Summary}",
                    "what has been sent stays there; the same command goes on from there");
            }

            _retries.Wait(tried, fault ?? reply!.Summary, cancellation);
            if (isDone?.Invoke() is { } answer)
            {
                return answer;
            }
        }
    }

    private (ServerReply? Reply, string? Fault) Send(
        HttpMethod method, ServerPath path, RequestBody? body, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience + TimeSpan.FromSeconds((body?.Length ?? 0) / BytesPerSecond));
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(_account.Api, path.Text)) { Content = body?.Open() };
            request.Headers.Authorization = _account.Header;
            request.Headers.UserAgent.ParseAdd("pq");
            using var response = _client.Send(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return (ServerReply.Read(response, limit.Token), null);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new SubmitException(
                $"{_account.Api} answers with more than {MostBytes >> 20} MiB", "look at the address given with --api");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException && failure is not FileNotFoundException)
        {
            ServerTrust.DemandTrust(failure, _account.Api);
            return (null, DisplayText.Of(failure.InnerException?.Message ?? failure.Message));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "it takes too long");
        }
    }
}
