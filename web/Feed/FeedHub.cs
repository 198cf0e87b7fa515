using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Feed;

/// <summary>The hub of the browser: one method, and nothing that changes anything.</summary>
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
            ? streams.Stream(Context.User ?? new(), topic, epoch, sequence, cancellationToken)
            : throw new HubException($"A topic has at most {TopicLengthMax} characters.");
}
