using System.Net;
using System.Text;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

/// <summary>A build service on the loopback that answers one request after another as a test says.</summary>
internal sealed class FakeService : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Queue<Action<HttpListenerResponse>> _answers = new();

    public FakeService()
    {
        (_listener, Api) = Listen();
        _ = Task.Run(Serve);
    }

    public Uri Api { get; }

    /// <summary>What was asked, such as <c>GET /source</c>, the path without its escapes.</summary>
    public List<string> Asked { get; } = [];

    public BuildServer Connect(int retries = 0) =>
        new(new ServerAccount(Api, "me", "secret"), new RetryPolicy(retries, TimeSpan.FromMilliseconds(1)));

    public FakeService Answer(string xml) => Answer(response => response.OutputStream.Write(Encoding.UTF8.GetBytes(xml)));

    /// <summary>The request arrives, and its answer is lost.</summary>
    public FakeService HangUp() => Answer(response =>
    {
        response.ContentLength64 = 100;
        response.OutputStream.Write("<"u8);
        response.Abort();
    });

    public FakeService Answer(Action<HttpListenerResponse> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public void Dispose() => _listener.Close();

    // Tests run at once: somebody else may take a port that is free.
    private static (HttpListener Listener, Uri Api) Listen()
    {
        while (true)
        {
            var listener = new HttpListener();
            var api = new Uri($"http://127.0.0.1:{Random.Shared.Next(20000, 30000)}/");
            listener.Prefixes.Add(api.ToString());
            try
            {
                listener.Start();
                return (listener, api);
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    private void Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = _listener.GetContext();
                Asked.Add($"{context.Request.HttpMethod} {Uri.UnescapeDataString(context.Request.RawUrl!)}");
                _answers.Dequeue()(context.Response);
                context.Response.Close();
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The client, or the test, has gone.
            }
        }
    }
}
