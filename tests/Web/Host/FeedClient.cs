using System.Buffers;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrisonOps.Tests.Web.Host;

/// <summary>A client of the hub that speaks its JSON protocol itself: one WebSocket, one stream.</summary>
internal sealed class FeedClient : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1E;
    private const int StreamItem = 2;
    private const int Completion = 3;
    private readonly ClientWebSocket socket = new();
    private readonly ArrayBufferWriter<byte> buffer = new();
    private HttpMessageInvoker? invoker;
    private readonly Queue<JsonNode> records = new();

    /// <summary>How long a test waits for a frame before it fails.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    public static async Task<FeedClient> Open(Browser browser, string topic, string? epoch = null, long sequence = 0, string? origin = null, Version? version = null)
    {
        FeedClient client = new();
        if (origin is not null) client.socket.Options.SetRequestHeader("Origin", origin);
        if (version is not null) (client.socket.Options.HttpVersion, client.socket.Options.HttpVersionPolicy) = (version, HttpVersionPolicy.RequestVersionExact);
        client.invoker = new(new SocketsHttpHandler
        {
            CookieContainer = browser.Cookies, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => browser.IsTrusted(shown) },
        });
        using CancellationTokenSource stop = new(Patience);
        await client.socket.ConnectAsync(new UriBuilder(browser.Address) { Scheme = "wss", Path = "/hubs/feed" }.Uri, client.invoker, stop.Token);
        await client.Send("""{"protocol":"json","version":1}""");
        await client.Record(stop.Token);
        await client.Send(new JsonObject
        {
            ["type"] = 4, ["invocationId"] = "1", ["target"] = "Stream", ["arguments"] = new JsonArray(topic, epoch, sequence),
        }.ToJsonString());
        return client;
    }

    /// <summary>The next frame of the stream; null when the stream has ended.</summary>
    public async Task<JsonNode?> Frame()
    {
        using CancellationTokenSource stop = new(Patience);
        while (true)
        {
            JsonNode record = await Record(stop.Token);
            switch (record["type"]?.GetValue<int>())
            {
                case StreamItem:
                    return record["item"];
                case Completion:
                    return null;
            }
        }
    }

    /// <summary>Says that a frame was taken, as the product's own pages do after each.</summary>
    public Task Take(JsonNode frame) => Send(new JsonObject
    {
        ["type"] = 1, ["target"] = "Taken", ["arguments"] = new JsonArray((string)frame["topic"]!, (long)frame["sequence"]!),
    }.ToJsonString());

    /// <summary>Reads on until a frame satisfies the question.</summary>
    public async Task<JsonNode> FrameWhere(Func<JsonNode, bool> question)
    {
        while (await Frame() is { } frame)
        {
            if (question(frame)) return frame;
        }

        throw new InvalidOperationException("The stream ended before the frame that was waited for.");
    }

    /// <summary>True when nothing but pings comes for so long.</summary>
    public async Task<bool> IsQuietFor(TimeSpan time)
    {
        using CancellationTokenSource stop = new(time);
        try
        {
            while (true)
            {
                JsonNode record = await Record(stop.Token);
                if (record["type"]?.GetValue<int>() is StreamItem or Completion) return false;
            }
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        invoker?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task Send(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text + (char)RecordSeparator), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonNode> Record(CancellationToken stop)
    {
        while (records.Count == 0)
        {
            ValueWebSocketReceiveResult got = await socket.ReceiveAsync(buffer.GetMemory(16_384), stop);
            if (got.MessageType is WebSocketMessageType.Close) throw new InvalidOperationException("The server closed the connection.");

            buffer.Advance(got.Count);
            if (!got.EndOfMessage) continue;

            foreach (string record in Encoding.UTF8.GetString(buffer.WrittenSpan).Split((char)RecordSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                records.Enqueue(JsonNode.Parse(record)!);
            }

            buffer.Clear();
        }

        return records.Dequeue();
    }
}
