using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Units;

namespace PrisonOps.Web.Feed;

/// <summary>
/// Topic "units": the status of every unit in scope. The process observes each unit that somebody watches once, whatever the number of
/// topics, and asks it again each minute, so that a lost word of an actor is mended.
/// </summary>
internal sealed partial class UnitFeed(IGrainFactory grains, IUnitStore units, ILogger<UnitFeed> logger) : FeedSource, IUnitObserver
{
    public const string Topic = "units";
    private const int AskedAtOnceMax = 16;

    private readonly ConcurrentDictionary<FeedTopic, Watched> topics = new();
    private readonly Lock gate = new();
    private IUnitObserver? reference;

    /// <summary>A wall needs no right on single objects.</summary>
    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.MonitoringRead, Ports.People.Permissions.WallView];

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        ImmutableArray<UnitRow> rows = await units.ListInScope(scope, cancellationToken);
        Watched watched = topics[topic] = new(scope, UnitsOf(scope, rows));
        await Observe(watched.Units, cancellationToken);
        topic.Load(await Ask(watched.Units, cancellationToken));
    }

    public override void Drop(FeedTopic topic)
    {
        if (!topics.TryRemove(topic, out Watched? watched)) return;

        foreach (int unit in watched.Units)
        {
            if (!topics.Values.Any(other => other.Units.Contains(unit))) _ = Forget(unit);
        }
    }

    public Task Changed(UnitStatus status)
    {
        FeedChange[] change = [Change(status)];
        foreach ((FeedTopic topic, Watched watched) in topics)
        {
            if (watched.Units.Contains(status.UnitId)) topic.Apply(change);
        }

        return Task.CompletedTask;
    }

    /// <summary>Observers are forgotten by units after two minutes without a word, and the tree may have changed.</summary>
    public async Task Renew(CancellationToken cancellationToken)
    {
        foreach ((FeedTopic topic, Watched watched) in topics)
        {
            try
            {
                ImmutableArray<UnitRow> rows = await units.ListInScope(watched.Scope, cancellationToken);
                Watched newer = watched with { Units = UnitsOf(watched.Scope, rows) };
                if (!topics.TryUpdate(topic, newer, watched)) continue;

                await Observe(newer.Units, cancellationToken);
                topic.Reload(await Ask(newer.Units, cancellationToken));
            }
            catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotRead(logger, topic.Name, topic.Epoch, lost);
            }
        }
    }

    private static ImmutableHashSet<int> UnitsOf(UnitScope scope, ImmutableArray<UnitRow> rows) =>
        [.. rows.Where(scope.CoversSubtree).Select(row => row.Id)];

    private IUnitObserver Reference()
    {
        lock (gate) return reference ??= grains.CreateObjectReference<IUnitObserver>(this);
    }

    private Task Observe(ImmutableHashSet<int> watched, CancellationToken cancellationToken) =>
        Each(watched, async unit => await grains.GetGrain<IUnitGrain>(unit).Observe(Reference()), cancellationToken);

    private async Task<FeedChange[]> Ask(ImmutableHashSet<int> watched, CancellationToken cancellationToken)
    {
        ConcurrentBag<FeedChange> statuses = [];
        await Each(watched, async unit => statuses.Add(Change(await grains.GetGrain<IUnitGrain>(unit).GetStatus())), cancellationToken);
        return [.. statuses];
    }

    private static Task Each(ImmutableHashSet<int> watched, Func<int, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            watched,
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnceMax, CancellationToken = cancellationToken },
            async (unit, _) => await act(unit));

    private async Task Forget(int unit)
    {
        try
        {
            await grains.GetGrain<IUnitGrain>(unit).Forget(Reference());
        }
        catch (Exception lost)
        {
            LogNotForgotten(logger, unit, lost);
        }
    }

    /// <summary>Revisions begin anew with every activation, whose epochs are UTC ticks: later beats earlier.</summary>
    private static FeedChange Change(UnitStatus status) =>
        new(UnitWire.Key(status.UnitId), status.At.UtcTicks, WireJson.Bytes(UnitWire.Status(status)), false, false);

    private sealed record Watched(UnitScope Scope, ImmutableHashSet<int> Units);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Topic} of {Epoch} cannot be renewed; the next round tries")]
    private static partial void LogNotRead(ILogger logger, string topic, string epoch, Exception lost);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Unit {Unit} could not be told that nobody watches it; it forgets by itself")]
    private static partial void LogNotForgotten(ILogger logger, int unit, Exception lost);
}
