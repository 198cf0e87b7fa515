using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Feed;

/// <summary>The hub of the browser: a stream by topic and how far the browser has come in it, and nothing that changes anything.</summary>
internal sealed class FeedHub(FeedStreams streams, FeedClients clients, IOptions<WebOptions> options) : Hub
{
    private const int TopicLengthMax = 64;

    public override Task OnConnectedAsync()
    {
        if (clients.Enter(options.Value.FeedClientsMax)) return Task.CompletedTask;

        Context.Items[nameof(FeedClients)] = true;
        Context.Abort();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (!Context.Items.ContainsKey(nameof(FeedClients))) clients.Leave();
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<SerializedFrame> Stream(string topic, string? epoch, long sequence, CancellationToken cancellationToken) =>
        topic is { Length: <= TopicLengthMax }
            ? streams.Stream(Context.User ?? new(), Context.ConnectionId, topic, epoch, sequence, cancellationToken)
            : throw new HubException($"A topic has at most {TopicLengthMax} characters.");

    /// <summary>The browser has taken a frame of a topic. Once it has said so, the next goes to it only then.</summary>
    public void Taken(string topic, long sequence) => streams.Take(Context.ConnectionId, topic, sequence);
}
