using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Sessions;

namespace PrisonOps.Web.Feed;

/// <summary>Serves the streams of this process and judges their right again whenever something about it may have ended.</summary>
internal sealed class FeedStreams
{
    private readonly Memberships memberships;
    private readonly LiveSessions sessions;
    private readonly FeedTopics topics;
    private readonly FeedSources sources;
    private readonly FeedMeter meter;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<FeedSubscription, bool> streams = new();
    private readonly ConcurrentDictionary<(string Connection, string Topic), FeedSubscription> readers = new();

    public FeedStreams(Memberships memberships, LiveSessions sessions, FeedTopics topics, FeedSources sources, FeedMeter meter, TimeProvider time)
    {
        (this.memberships, this.sessions, this.topics, this.sources, this.meter, this.time) = (memberships, sessions, topics, sources, meter, time);
        memberships.Changed += JudgeAgain;
        sessions.Ended += JudgeAgain;
    }

    public async IAsyncEnumerable<SerializedFrame> Stream(
        ClaimsPrincipal user, string connection, string topic, string? epoch, long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FeedSubscription subscription = new(SessionClaims.AccountId(user) ?? Guid.Empty);
        streams[subscription] = true;
        readers[(connection, topic)] = subscription;
        FeedTopic? live = null;
        FeedPlace place = new(sequence, sequence);
        try
        {
            // In the list before the first judgement: a right that ends during it is judged again.
            FeedSeat? seat = await Judge(user, topic, cancellationToken);
            while (seat is not null)
            {
                live = await topics.Join(seat, subscription, cancellationToken);
                string? known = epoch;
                while (!subscription.TakeJudgement())
                {
                    if (subscription.HasTaken(place.Have) && live.Next(known, ref place) is { } frames)
                    {
                        known = live.Epoch;
                        foreach (SerializedFrame frame in frames)
                        {
                            meter.Sent();
                            yield return frame;
                        }
                    }
                    else
                    {
                        await subscription.Wait(cancellationToken);
                    }
                }

                FeedSeat? next = await Judge(user, topic, cancellationToken);
                epoch = next?.Key == seat.Key && !live.IsClosed ? live.Epoch : null;
                live.Leave(subscription);
                seat = next;
            }

            meter.Denied();
            yield return FrameWriter.Denied(topic, time.GetUtcNow());
        }
        finally
        {
            live?.Leave(subscription);
            streams.TryRemove(subscription, out _);
            readers.TryRemove(new((connection, topic), subscription));
        }
    }

    public void Take(string connection, string topic, long sequence)
    {
        if (readers.TryGetValue((connection, topic), out FeedSubscription? subscription)) subscription.Take(sequence);
    }

    /// <summary>Each minute, so that a right that simply ran out ends too.</summary>
    public void JudgeAll()
    {
        foreach (FeedSubscription subscription in streams.Keys) subscription.AskToJudge();
    }

    private void JudgeAgain(Guid accountId)
    {
        foreach (FeedSubscription subscription in streams.Keys)
        {
            if (subscription.AccountId == accountId) subscription.AskToJudge();
        }
    }

    private async ValueTask<FeedSeat?> Judge(ClaimsPrincipal user, string topic, CancellationToken cancellationToken)
    {
        if (SessionClaims.AccountId(user) is not { } accountId
            || !sessions.IsLive(SessionClaims.SessionId(user))
            || sources.Find(topic) is not { } source
            || !source.IsFor(topic, accountId)
            || await memberships.Load(accountId, cancellationToken) is not { Disabled: false, MustChangePassword: false } member
            || member.SecurityStamp != SessionClaims.SecurityStamp(user))
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        UnitScope scope = member.ScopeOf(source.Permissions, now);
        return !scope.IsEmpty && await source.Exists(topic, scope, cancellationToken) ? new(topic, source, scope) : null;
    }
}
