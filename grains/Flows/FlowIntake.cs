using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Analyzers.Flows;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Flows;

/// <summary>
/// Sums up what the listeners read and commits the minutes that are over, again until they are committed. What waits is bounded: the sums of
/// the present minute, and minutes while the database is away.
/// </summary>
internal sealed partial class FlowIntake : BackgroundService, IFlowSink
{
    private const int BatchMax = 100;

    private readonly IFlowStore store;
    private readonly ILogStore objects;
    private readonly TimeProvider time;
    private readonly ILogger<FlowIntake> logger;
    private readonly TimeSpan lookEvery;
    private readonly FlowMinutes minutes;
    private readonly Lock gate = new();
    private (long Refused, long Lost) told;

    public FlowIntake(IFlowStore store, ILogStore objects, IOptions<FlowIntakeOptions> given, TimeProvider time, ILogger<FlowIntake> logger)
    {
        (this.store, this.objects, this.time, this.logger) = (store, objects, time, logger);
        FlowIntakeOptions options = given.Value;
        lookEvery = options.LookEvery;
        minutes = new(new(
            options.ExportersMax, options.PortsPerExporterMax, options.ConversationsHeldMax, options.ConversationsHeldByAllMax, options.ConversationsKept,
            options.MinutesWaitingMax));
    }

    public void Take(FlowExporter exporter, FlowReport report)
    {
        lock (gate) minutes.Take(exporter, report, time.GetUtcNow());
    }

    /// <summary>What is left is committed in one try, with the minute that is not over.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        lock (gate) minutes.End();
        for (ImmutableArray<FlowMinute> left = TakeOver(); !left.IsEmpty; left = TakeOver())
        {
            if (!await TryCommit(Guid.CreateVersion7(time.GetUtcNow()), left, cancellationToken)) return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer looks = new(lookEvery, time);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            for (ImmutableArray<FlowMinute> over = TakeOver(); !over.IsEmpty; over = TakeOver())
            {
                Guid id = Guid.CreateVersion7(time.GetUtcNow());
                while (!await TryCommit(id, over, CancellationToken.None))
                {
                    if (!await looks.WaitForNextTickAsync(stoppingToken)) return;
                }
            }

            TellLosses();
        }
    }

    private ImmutableArray<FlowMinute> TakeOver()
    {
        lock (gate) return minutes.TakeOver(time.GetUtcNow(), BatchMax);
    }

    private async Task<bool> TryCommit(Guid id, ImmutableArray<FlowMinute> over, CancellationToken cancellationToken)
    {
        try
        {
            UnitPlace? home = await objects.FindHome(cancellationToken);
            ImmutableArray<LogSource> sources = await objects.FindSources(
                [.. over.Select(minute => (minute.Exporter.NetworkDomain, minute.Exporter.Address)).Distinct()], cancellationToken);
            if (!await store.Commit(FlowTriage.Sort(id, over, sources, home ?? default), cancellationToken)) LogLeftOut(logger, over.Length);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The edge of the loop: whatever kept the batch away, it is still due.
            LogNotCommitted(logger, over.Length, failure.Message);
            return false;
        }
    }

    private void TellLosses()
    {
        (long Refused, long Lost) now;
        lock (gate) now = (minutes.Refused, minutes.Lost);
        if (now != told) LogLosses(logger, now.Refused - told.Refused, now.Lost - told.Lost);
        told = now;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Minutes} minutes of flows wait for the database: {Reason}")]
    private static partial void LogNotCommitted(ILogger logger, int minutes, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Minutes} minutes of flows were left out: the disk is full.")]
    private static partial void LogLeftOut(ILogger logger, int minutes);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "{Reports} datagrams of flows came from more exporters than are summed up, {Minutes} minutes waited too long for the database; they are lost.")]
    private static partial void LogLosses(ILogger logger, long reports, long minutes);
}
