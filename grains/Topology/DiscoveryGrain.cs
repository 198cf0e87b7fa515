using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrisonOps.Analyzers.Topology.Discovery;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Topology;

/// <summary>
/// One round at a time: every device of the unit is asked whom it sees, then the links are inferred from what all of the neighbourhood has said,
/// and what differs from the accepted links is written down for people. No turn waits for a device.
/// </summary>
internal sealed partial class DiscoveryGrain(
    IDiscoveryStore store, IFactsReader reader, IUnitStore units, IOptions<TopologyDiscoveryOptions> options, TimeProvider time, ILogger<DiscoveryGrain> logger)
    : Grain, IDiscoveryGrain
{
    private SideWork round = null!;
    private bool isRunning;
    private int asked;

    private int UnitId => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        round = new(Run, failure => LogFailed(logger, UnitId, failure));
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        round.Stop();
        return Task.CompletedTask;
    }

    public Task Start()
    {
        if (isRunning) return Task.CompletedTask;

        // A round takes longer than an actor that nobody calls would live.
        DelayDeactivation(TimeSpan.FromHours(1));
        isRunning = true;
        round.Ask();
        return Task.CompletedTask;
    }

    public Task<DiscoveryProgress> GetProgress() => Task.FromResult(new DiscoveryProgress(isRunning, asked));

    private async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await Round(cancellationToken);
        }
        finally
        {
            isRunning = false;
        }
    }

    private async Task Round(CancellationToken cancellationToken)
    {
        if ((await units.LoadAll(cancellationToken)).FirstOrDefault(unit => unit.Id == UnitId) is not { } own) return;

        asked = 0;
        DateTimeOffset startedAt = time.GetUtcNow();
        ImmutableArray<ObjectConfiguration> devices = await store.LoadDevices(UnitId, cancellationToken);
        DiscoveryRound begun = new(own.Place, startedAt, null, devices.Length, 0, 0, []);
        await store.SaveRound(begun, cancellationToken);
        ConcurrentBag<DeviceFacts> answered = [];
        await Parallel.ForEachAsync(
            devices, new ParallelOptions { MaxDegreeOfParallelism = options.Value.AskedAtOnce, CancellationToken = cancellationToken },
            async (device, stop) =>
            {
                FactsReading reading = await reader.Read(device, stop);
                await store.SaveFacts(device, reading, time.GetUtcNow(), stop);
                if (reading.Facts is { } facts) answered.Add(facts);
                Interlocked.Increment(ref asked);
            });
        DiscoveryFindings findings = await Infer(begun, [.. answered], cancellationToken);
        await store.Reconcile(findings, cancellationToken);
        LogDone(logger, UnitId, findings.Round.Answered, devices.Length, findings.Round.Links, findings.Proposals.Length);
    }

    private async Task<DiscoveryFindings> Infer(DiscoveryRound begun, ImmutableArray<DeviceFacts> answered, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DiscoveryGround ground = await store.LoadGround(UnitId, now - options.Value.BelievedFor, cancellationToken);
        HashSet<Guid> own = [.. ground.Objects.Where(item => item.Place.Unit == UnitId).Select(item => item.Id)];
        DiscoveredNetwork network = await Task.Run(() => TopologyInference.Infer(ground.Facts, ground.Objects), cancellationToken);
        DiscoveredNetwork here = new(
            [.. network.Links.Where(link => own.Contains(link.From.ObjectId) || own.Contains(link.To.ObjectId))],
            [.. network.Strangers.Where(stranger => own.Contains(stranger.SeenBy)).Take(DiscoveryRound.StrangersMax)]);
        HashSet<Guid> heard = [.. answered.Select(facts => facts.ObjectId)];
        (ImmutableArray<LinkProposal> proposals, ImmutableArray<Guid> seen) = LinkDifference.Of(here, ground.Accepted, heard, options.Value.GoneAfter, now);
        return new(
            begun with { FinishedAt = now, Answered = answered.Length, Links = here.Links.Length, Strangers = here.Strangers }, proposals, seen,
            [.. answered.SelectMany(Ports)], [.. heard]);
    }

    private static IEnumerable<TopologyPort> Ports(DeviceFacts device) => device.Ports
        .Where(port => port.Aggregate is not null || port.Vlans is not null || port.NativeVlan is not null)
        .Select(port => new TopologyPort(device.ObjectId, port.Name, port.Aggregate, port.Vlans, port.NativeVlan));

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The discovery of unit {Unit} ended early; the next round tries again.")]
    private static partial void LogFailed(ILogger logger, int unit, Exception failure);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Unit {Unit}: {Answered} of {Devices} devices said whom they see; {Links} links, {Differences} differ from the accepted ones.")]
    private static partial void LogDone(ILogger logger, int unit, int answered, int devices, int links, int differences);
}
