using System.Net;
using System.Net.Http;
using System.Xml;
using System.Xml.Linq;
using PatchQueue.Text;

namespace PatchQueue.Submitting;

/// <summary>What a server answered.</summary>
/// <param name="Status">HTTP's number.</param>
/// <param name="Xml">The answer; null when it is no XML.</param>
/// <param name="Phrase">The words beside the number.</param>
internal sealed record ServerReply(HttpStatusCode Status, XElement? Xml, string Phrase)
{
    /// <summary>Whether the same request may succeed after a while.</summary>
    public bool IsTransient => Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Why the server refuses, as it says itself.</summary>
    public string Summary
    {
        get
        {
            var words = string.Join(": ", new[] { Xml?.Element("summary")?.Value, Xml?.Element("details")?.Value }
                .Select(text => text?.Trim()).Where(text => !string.IsNullOrEmpty(text)).Distinct());
            return DisplayText.Of(words.Length > 0 ? words : $"{(int)Status} {Phrase}");
        }
    }

    /// <summary>Reads an answer.</summary>
    public static ServerReply Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var stream = response.Content.ReadAsStream(cancellation);
        return new ServerReply(response.StatusCode, TryReadXml(stream), response.ReasonPhrase ?? "");
    }

    /// <summary>The answer; null when what was asked for is not there.</summary>
    /// <exception cref="SubmitException">The server refuses.</exception>
    public XElement? Demand(ServerAccount account) => Status switch
    {
        HttpStatusCode.NotFound => null,
        >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => Xml ?? throw new SubmitException(
            $"{account.Api} answers with something that is no XML", "look at the address given with --api"),
        HttpStatusCode.Unauthorized => throw new SubmitException(
            $"{account.Api} does not know {(account.HasPassword ? account.User + " with this password" : "us")}",
            "user and password stand in the oscrc, or in OSC_USERNAME and OSC_PASSWORD"),
        HttpStatusCode.Forbidden => throw new SubmitException($"{account.User} must not do that: {Summary}"),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => throw new SubmitException(
            $"{account.Api} sends us elsewhere", "give the address of the API itself with --api"),
        _ => throw new SubmitException($"{account.Api} refuses: {Summary}"),
    };

    private static XElement? TryReadXml(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
