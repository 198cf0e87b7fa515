using System.Buffers;
using System.Globalization;
using System.Net.Security;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace PrisonOps.Benchmarks.Push;

/// <summary>The browsers: each opens one socket, takes its snapshot, and tells how old every later item is when it has been read.</summary>
internal static class PushClients
{
    private const char End = '\u001e';
    private const int ConnectedAtOnce = 32;
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes($$"""{"protocol":"json","version":1}{{End}}""");
    private static readonly byte[] Subscribe = Encoding.UTF8.GetBytes($$"""{"type":4,"invocationId":"1","target":"Stream","arguments":["alarms",null,0]}{{End}}""");

    /// <summary>The benchmark talks to the server that its parent has just started on this machine, whose certificate nobody has signed.</summary>
    public static SslClientAuthenticationOptions Tls() => new()
    {
        RemoteCertificateValidationCallback = (_, _, _, errors) => !errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable),
    };

    public static async Task Run(Uri address, int sockets, CancellationToken cancellationToken)
    {
        List<string> cookies = [];
        while (await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } cookie) cookies.Add(cookie);

        Browser[] browsers = new Browser[sockets];
        await Parallel.ForAsync(0, sockets, new ParallelOptions { MaxDegreeOfParallelism = ConnectedAtOnce, CancellationToken = cancellationToken }, async (at, stop) =>
        {
            browsers[at] = new();
            await browsers[at].Open(address, cookies[at % cookies.Count], stop);
        });
        Console.WriteLine(sockets);

        await Task.WhenAll(browsers.Select(browser => browser.Read(cancellationToken)));
        foreach (Browser browser in browsers) browser.Dispose();
        double[] latencies = [.. browsers.SelectMany(browser => browser.LatenciesMs).Order()];
        Console.WriteLine(JsonSerializer.Serialize(new PushFigures(latencies.Length, At(latencies, 0.5), At(latencies, 0.99))));
    }

    private static double At(double[] sorted, double quantile) =>
        sorted.Length == 0 ? double.MaxValue : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * quantile))];

    private sealed class Browser : IDisposable
    {
        private readonly ClientWebSocket socket = new();
        private readonly ArrayBufferWriter<byte> buffer = new();

        public List<double> LatenciesMs { get; } = [];

        public async Task Open(Uri address, string cookie, CancellationToken cancellationToken)
        {
            socket.Options.RemoteCertificateValidationCallback = Tls().RemoteCertificateValidationCallback;
            socket.Options.SetRequestHeader("Cookie", cookie);
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = "wss", Path = "/hubs/feed" }.Uri, cancellationToken);
            await socket.SendAsync(Handshake, WebSocketMessageType.Text, true, cancellationToken);
            await socket.SendAsync(Subscribe, WebSocketMessageType.Text, true, cancellationToken);
            while (!(await Message(cancellationToken)).Contains("\"snapshot\"", StringComparison.Ordinal))
            {
            }
        }

        /// <summary>Until the item that says that it is over.</summary>
        public async Task Read(CancellationToken cancellationToken)
        {
            while (true)
            {
                string message = await Message(cancellationToken);
                DateTimeOffset now = TimeProvider.System.GetUtcNow();
                if (message.Contains(PushRows.LastType, StringComparison.Ordinal)) return;

                foreach (string record in message.Split(End, StringSplitOptions.RemoveEmptyEntries)) await Take(record, now, cancellationToken);
            }
        }

        public void Dispose() => socket.Dispose();

        /// <summary>Notes the ages and says that the frame was taken, as a page does.</summary>
        private async Task Take(string record, DateTimeOffset now, CancellationToken cancellationToken)
        {
            using JsonDocument parsed = JsonDocument.Parse(record);
            if (!parsed.RootElement.TryGetProperty("item", out JsonElement frame)) return;

            foreach (JsonElement item in frame.GetProperty("items").EnumerateArray())
            {
                DateTimeOffset committed = DateTimeOffset.Parse(item.GetProperty("lastAt").GetString()!, CultureInfo.InvariantCulture);
                LatenciesMs.Add((now - committed).TotalMilliseconds);
            }

            string taken = string.Create(CultureInfo.InvariantCulture, $$"""{"type":1,"target":"Taken","arguments":["alarms",{{frame.GetProperty("sequence").GetInt64()}}]}{{End}}""");
            await socket.SendAsync(Encoding.UTF8.GetBytes(taken), WebSocketMessageType.Text, true, cancellationToken);
        }

        private async Task<string> Message(CancellationToken cancellationToken)
        {
            buffer.Clear();
            ValueWebSocketReceiveResult got;
            do
            {
                got = await socket.ReceiveAsync(buffer.GetMemory(4_096), cancellationToken);
                buffer.Advance(got.Count);
            }
            while (!got.EndOfMessage);

            return got.MessageType is WebSocketMessageType.Close
                ? throw new InvalidOperationException("The server closed a browser's connection.")
                : Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }
}
