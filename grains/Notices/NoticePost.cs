using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Grains.Notices;

/// <summary>
/// Sends what is written, of each channel and target in order: the first is tried until it is sent or given up, and only then the next. A channel
/// that is down holds up no other.
/// </summary>
internal sealed partial class NoticePost(
    INoticeStore store, NoticeBook book, IEnumerable<INoticeSender> senders, NoticePulse pulse, IOptions<NoticeOptions> options, TimeProvider time,
    ILogger<NoticePost> logger)
{
    private const int OutgoingMax = 500;
    private const int PerChannel = 4;
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(6);

    private readonly ImmutableDictionary<NoticeChannelKind, INoticeSender> senders = senders.ToImmutableDictionary(sender => sender.Kind);
    /// <summary>Touched by the loop alone: what ended while the rows were read is looked at again with the next reading, never sent from an old one.</summary>
    private readonly Dictionary<Guid, Task> underWay = [];

    public async Task Run(CancellationToken stoppingToken)
    {
        long? forgotAt = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (forgotAt is not { } at || time.GetElapsedTime(at) >= ForgetEvery)
            {
                await store.Forget(time.GetUtcNow() - options.Value.KeepFor, stoppingToken);
                forgotAt = time.GetTimestamp();
            }

            foreach (Guid done in underWay.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToArray()) underWay.Remove(done);
            ImmutableArray<OutgoingNotice> outgoing = await store.LoadOutgoing(time.GetUtcNow(), OutgoingMax, stoppingToken);
            foreach (IGrouping<Guid, OutgoingNotice> channel in outgoing.GroupBy(notice => notice.Notice.ChannelId))
            {
                if (!underWay.ContainsKey(channel.Key)) underWay[channel.Key] = SendAll(channel.Key, [.. channel], stoppingToken);
            }

            await pulse.Wait(options.Value.LookEvery, stoppingToken);
        }
    }

    /// <summary>A modem and a siren do one thing at a time.</summary>
    private async Task SendAll(Guid channelId, ImmutableArray<OutgoingNotice> notices, CancellationToken stoppingToken)
    {
        try
        {
            int atOnce = notices[0].Notice.Kind is NoticeChannelKind.Gsm or NoticeChannelKind.Siren ? 1 : PerChannel;
            await Parallel.ForEachAsync(
                notices, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stoppingToken }, async (notice, token) => await Send(notice, token));
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // The edge of the loop: the notices wait in their rows and are looked at again.
            LogNotSent(logger, channelId, failure);
        }
        catch (OperationCanceledException)
        {
            // The process ends; what was not answered is tried again by whoever leads next.
        }
        finally
        {
            pulse.Beat();
        }
    }

    private async Task Send(OutgoingNotice outgoing, CancellationToken stoppingToken)
    {
        NoticeRow notice = outgoing.Notice;
        NoticeOutcome outcome = await Try(outgoing, stoppingToken);
        DateTimeOffset now = time.GetUtcNow();
        if (outcome.IsSent)
        {
            await store.MarkSent(notice.Id, now, outcome.Answer, stoppingToken);
            return;
        }

        DateTimeOffset next = now + Pause(notice.Attempts);
        bool isOver = outcome.IsFinal || next - outgoing.QueuedAt > options.Value.GiveUpAfter;
        if (isOver) LogGivenUp(logger, notice.Id, notice.ChannelName, notice.Target, notice.Attempts + 1, outcome.Answer);
        await store.MarkFailed(notice.Id, outcome.Answer, isOver ? null : next, stoppingToken);
    }

    private async Task<NoticeOutcome> Try(OutgoingNotice outgoing, CancellationToken stoppingToken)
    {
        NoticeBook.Page page = await book.Read(stoppingToken);
        if (page.People.FindChannel(outgoing.Notice.ChannelId) is not { Enabled: true } channel) return NoticeOutcome.Refused(NoticeAnswers.ChannelOff);
        if (!senders.TryGetValue(channel.Kind, out INoticeSender? sender)) return NoticeOutcome.Refused($"this process has no way out by {channel.Kind}");
        return await sender.Send(channel, await store.OpenSecret(channel.Id, stoppingToken), outgoing, stoppingToken);
    }

    private TimeSpan Pause(int attempts)
    {
        TimeSpan pause = options.Value.RetryAfter;
        for (int tried = 0; tried < attempts && pause < options.Value.RetryAfterMax; tried++) pause *= 3;
        return pause < options.Value.RetryAfterMax ? pause : options.Value.RetryAfterMax;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Notices of channel {ChannelId} could not be looked after; they wait and are tried again.")]
    private static partial void LogNotSent(ILogger logger, Guid channelId, Exception failure);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Notice {NoticeId} by {Channel} to {Target} is given up after {Tries} tries: {Answer}")]
    private static partial void LogGivenUp(ILogger logger, Guid noticeId, string channel, string target, int tries, string answer);
}
