using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PrisonOps.Tests.Browser.Notices;

/// <summary>A receiver that checks signatures, may be away, and may refuse some times before it accepts.</summary>
internal sealed class WebhookReceiver(int port, string secret) : IDisposable
{
    private HttpListener? listener;
    private int refusals;

    /// <summary>What it has accepted, in the order in which it came.</summary>
    public ConcurrentQueue<(string Id, string What, string Title)> Accepted { get; } = new();

    public int Refused { get; private set; }

    public int Forged { get; private set; }

    public void Start(int refuseFirst = 0)
    {
        refusals = refuseFirst;
        listener = new();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Listen(listener);
    }

    public void Stop()
    {
        listener?.Close();
        listener = null;
    }

    public void Dispose() => Stop();

    private async Task Listen(HttpListener own)
    {
        try
        {
            while (true) await Answer(await own.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // Whoever stopped it knows.
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
        string body = await reader.ReadToEndAsync();
        byte[] signed = Encoding.UTF8.GetBytes($"{context.Request.Headers["X-PrisonOps-Timestamp"]}.{body}");
        string expected = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
        if (context.Request.Headers["X-PrisonOps-Signature"] != expected) Forged++;
        if (refusals > 0)
        {
            refusals--;
            Refused++;
            context.Response.StatusCode = 503;
        }
        else
        {
            JsonElement read = JsonDocument.Parse(body).RootElement;
            Accepted.Enqueue((read.GetProperty("id").GetString()!, read.GetProperty("what").GetString()!, read.GetProperty("text").GetString()!));
        }

        context.Response.Close();
    }
}
