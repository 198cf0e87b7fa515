using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Utilities;
using PrisonOps.Analyzers.Units;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Units;

/// <summary>Keeps the last summary of each child and adds them up; tells the parent and whoever looks on.</summary>
internal sealed partial class UnitGrain(
    IUnitStore units, IRosterStore rosters, IOptions<UnitOptions> options, IOptions<HealthOptions> health,
    IOptions<ReportingOptions> reporting, TimeProvider time, ILogger<UnitGrain> logger) : Grain, IUnitGrain
{
    private readonly ObserverManager<IUnitObserver> observers = new(options.Value.ObserverExpires, logger);
    private UnitSum sum = null!;
    private Gathering gathering = null!;
    private SideWork notifying = null!;
    private LatestMessage<UnitChildReport>? toParent;
    private UnitStatus? published;
    private long epoch;
    private long revision;

    private int UnitId => (int)this.GetPrimaryKeyLong();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        epoch = time.GetUtcNow().UtcTicks;
        sum = new(options.Value, health.Value, time.GetUtcNow());
        gathering = new(Publish, reporting.Value.GatherFor, time);
        notifying = new(NotifyObservers, failure => LogObserversFailed(logger, UnitId, failure));
        await ReadTree(cancellationToken);
        this.RegisterGrainTimer(Beat, new(reporting.Value.SummaryEvery, reporting.Value.SummaryEvery) { KeepAlive = true });
        this.RegisterGrainTimer(FirstSum, new(options.Value.FirstSumWithin, Timeout.InfiniteTimeSpan));
        AskChildren(sum.Children);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gathering.Stop();
        notifying.Stop();
        toParent?.Stop();
        return Task.CompletedTask;
    }

    public async Task Start()
    {
        await ReadTree(CancellationToken.None);
        AskChildren(sum.Overdue(time.GetUtcNow()));
        Publish(evenIfSame: true);
    }

    public Task Report(UnitChildReport report)
    {
        if (sum.Take(report, time.GetUtcNow())) gathering.Changed();
        return Task.CompletedTask;
    }

    public Task<UnitStatus> GetStatus() => Task.FromResult(StatusNow());

    public Task<ImmutableArray<UnitStatus>> GetChildren()
    {
        DateTimeOffset now = time.GetUtcNow();
        return Task.FromResult<ImmutableArray<UnitStatus>>([StatusNow(), .. sum.ChildStatuses(now)]);
    }

    public Task Observe(IUnitObserver observer)
    {
        observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Forget(IUnitObserver observer)
    {
        observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private async Task ReadTree(CancellationToken cancellationToken)
    {
        ImmutableArray<UnitRow> tree = await units.LoadAll(cancellationToken);
        UnitRow own = tree.FirstOrDefault(row => row.Id == UnitId)
            ?? throw new InvalidOperationException($"Unit {UnitId} does not exist; the tree has {tree.Length} units.");
        ImmutableArray<RosterKey> all = await rosters.ListRosters(cancellationToken);

        sum.Expect(own, [.. tree.Where(row => row.ParentId == UnitId)], [.. all.Where(roster => roster.Unit == UnitId)]);
        toParent?.Stop();
        toParent = own.ParentId is { } parent
            ? new(GrainFactory.GetGrain<IUnitGrain>(parent).Report, failure => LogParentNotReached(logger, UnitId, parent, failure.Message), reporting.Value, time)
            : null;
    }

    private Task Beat(CancellationToken cancellationToken)
    {
        AskChildren(sum.Overdue(time.GetUtcNow()));
        Publish(evenIfSame: true);
        return Task.CompletedTask;
    }

    /// <summary>From now on the sum is told even if it is partial.</summary>
    private Task FirstSum(CancellationToken cancellationToken)
    {
        Publish();
        return Task.CompletedTask;
    }

    private void Publish() => Publish(evenIfSame: false);

    private void Publish(bool evenIfSame)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!sum.IsComplete && now < sum.BeganAt + options.Value.FirstSumWithin) return;

        UnitStatus next = StatusNow();
        bool isNew = published is null || !UnitStatuses.SameFigures(published, next);
        if (isNew)
        {
            published = next = next with { Revision = ++revision };
            notifying.Ask();
        }

        if (isNew || evenIfSame) toParent?.Send(new(UnitChildren.Unit(UnitId), epoch, isNew ? revision : ++revision, next.Summary));
    }

    private UnitStatus StatusNow() => sum.StatusAt(time.GetUtcNow(), epoch, revision);

    private async Task NotifyObservers(CancellationToken cancellationToken)
    {
        if (published is { } status) await observers.Notify(observer => observer.Changed(status));
    }

    /// <summary>A child that is silent may have no life: a call gives it one, and it reports.</summary>
    private void AskChildren(ImmutableArray<string> children)
    {
        foreach (string child in children) _ = AskChild(child);
    }

    private async Task AskChild(string child)
    {
        try
        {
            if (UnitChildren.UnitOf(child) is { } unit) await GrainFactory.GetGrain<IUnitGrain>(unit).Start();
            else if (UnitChildren.RosterOf(child) is { } roster) await GrainFactory.GetGrain<IRosterGrain>(roster).Start();
            else await GrainFactory.GetGrain<IAlarmBoardGrain>(UnitId).GetCounts();
        }
        catch (Exception failure)
        {
            // The edge of one question: the child stays overdue, which the sum says, and is asked again with the next beat.
            LogChildSilent(logger, UnitId, child, failure.Message);
        }
    }
}
