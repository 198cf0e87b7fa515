using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Grains.Notices;

/// <summary>Runs the desk and the post of notices in one process at a time: in the one that holds the lead.</summary>
internal sealed partial class NoticeWork(
    INoticeStore store, NoticeConsumer consumer, NoticePost post, IOptions<NoticeOptions> options, TimeProvider time, ILogger<NoticeWork> logger) : BackgroundService
{
    private static readonly TimeSpan TryLeadEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Lead(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: everything that is due is in rows, and is taken up again.
                LogLost(logger, failure);
            }

            await Task.Delay(TryLeadEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Lead(CancellationToken stoppingToken)
    {
        await using INoticeLead? lead = await store.TryLead(stoppingToken);
        if (lead is null) return;

        using CancellationTokenSource led = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] work = [consumer.Run(lead, led.Token), post.Run(led.Token)];
        Task first = await Task.WhenAny(work);
        await led.CancelAsync();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Notices wait: what tells them has failed and begins again.")]
    private static partial void LogLost(ILogger logger, Exception failure);
}
