using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Analyzers.Objects;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Grains.Objects;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Grains.Devices;

/// <summary>A polled device: a tick asks, <see cref="Apply"/> judges. No turn waits for the device, the database or another actor.</summary>
internal sealed partial class DeviceGrain(
    IDevicePoller poller, IProfileCatalogue profiles, ISampleLayouts layouts, ISampleWriter samples, IOptions<DeviceOptions> options,
    IOptions<ReportingOptions> reporting, TimeProvider time, ILogger<DeviceGrain> logger) : Grain, IDeviceGrain
{
    private ObjectConfiguration? configuration;
    private string roster = "";
    private DeviceJudgement? judgement;
    private ObjectReporter reporter = null!;
    private ObjectSamples rows = null!;
    private IGrainTimer? polling;
    private IGrainTimer? repeating;
    private OpenRequest? open;
    private DevicePollResult? last;
    private DevicePollResult? answered;
    private ImmutableArray<Quantity> rates = [];
    private long epoch;

    private Guid Id => this.GetPrimaryKey();

    private string Name => configuration?.Code ?? Id.ToString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        epoch = time.GetUtcNow().UtcTicks;
        maps = new(Id, time);
        rows = new(Id, layouts, samples, failure => LogLayoutNotResolved(logger, Name, failure));
        reporter = new(
            Id, unit => GrainFactory.GetGrain<IAlarmBoardGrain>(unit), key => GrainFactory.GetGrain<IRosterGrain>(key),
            (receiver, failure) => LogNotHeard(logger, Name, receiver, failure.Message), reporting.Value, time);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        reporter.End(withFarewell: configuration is not null && reason.ReasonCode != DeactivationReasonCode.ShuttingDown);

    public Task Start(ObjectConfiguration given, string rosterKey, ObjectStateRow? lastState, ImmutableArray<Finding> openFindings, TimeSpan firstPoll)
    {
        if (configuration is null)
        {
            (configuration, roster) = (given, rosterKey);
            judgement = DeviceJudgement.Restore(given, profiles.Current.Alarms, openFindings, time.GetUtcNow());
            reporter.Begin(given, rosterKey, lastState, judgement.Findings);
            Poll(firstPoll);
            repeating = this.RegisterGrainTimer(Repeat, new(reporting.Value.SummaryEvery, reporting.Value.SummaryEvery) { KeepAlive = true });
        }
        else
        {
            roster = rosterKey;
            TakeOver(given);
            reporter.Repeat();
        }

        return Task.CompletedTask;
    }

    public Task Configure(ObjectConfiguration? given)
    {
        if (given is not null) TakeOver(given);
        else if (configuration is not null) Retire();
        return Task.CompletedTask;
    }

    public Task<long> PollNow() => Task.FromResult(configuration is null ? 0 : Ask());

    public Task Apply(long answeredEpoch, DevicePollResult result)
    {
        // An answer of an earlier life, or one that was given up.
        if (open?.Epoch != answeredEpoch || configuration is null) return Task.CompletedTask;

        open = null;
        if (result.Outcome == DevicePollOutcome.Answered) maps.Answered(askedAt);
        Take(result);
        return Task.CompletedTask;
    }

    public Task<DeviceStatus> GetStatus() => Task.FromResult(new DeviceStatus
    {
        Started = configuration is not null,
        State = reporter.State.State,
        Reason = reporter.State.Reason,
        Since = reporter.State.Since,
        LastPollAt = reporter.State.LastPollAt,
        LastOutcome = last?.Outcome,
        LastDetail = last?.Detail ?? "",
        RoundTrip = last?.RoundTrip,
        Uptime = answered?.Uptime,
        Identity = answered?.Identity,
        Interfaces = answered?.Interfaces ?? [],
        Quantities = rates,
        States = answered?.States ?? [],
        Findings = reporter.Findings,
        PollPeriod = configuration is null ? TimeSpan.Zero : Period(configuration),
        ConfirmationTime = configuration is null || judgement is null
            ? TimeSpan.Zero
            : (judgement.UnreachableHits * Period(configuration)) + AnswerWithin(configuration),
    });

    private void Take(DevicePollResult result)
    {
        if (last?.Outcome != result.Outcome) LogOutcome(logger, Name, result.Outcome, result.Detail);
        last = result;
        if (result.Outcome == DevicePollOutcome.Answered)
        {
            rates = DerivedQuantities.With(answered is null ? WithoutCounters(result.Quantities) : CounterRates.Between(answered, result));
            answered = result;
            reporter.Identify(result.Identity?.Vendor, result.Identity?.Model);
        }

        if (!ReferenceEquals(judgement!.Pack, profiles.Current.Alarms)) judgement = judgement.Under(configuration!, profiles.Current.Alarms, time.GetUtcNow());
        ImmutableArray<Quantity> fresh = result.Outcome == DevicePollOutcome.Answered ? rates : [];
        judgement.Take(result, fresh);
        if (result.Outcome != DevicePollOutcome.NotAsked) rows.Offer(result.At, DeviceSeries.Of(result, fresh));
        Tell(result.Outcome == DevicePollOutcome.NotAsked ? null : result.At);
        TellMaps();
    }

    private Task Tick(CancellationToken cancellationToken)
    {
        if (open is { } asked && time.GetUtcNow() > asked.Deadline + options.Value.AnswerLateMax)
        {
            // The collector promised an answer by the deadline; it or the message was lost, and the next one is due.
            LogAnswerLost(logger, configuration!.Code, asked.Deadline);
            open = null;
        }

        Ask();
        return Task.CompletedTask;
    }

    /// <summary>The epoch of the request; 0 when one is in flight already, so that a slow device skips polls instead of piling them up.</summary>
    private long Ask()
    {
        if (open is not null || configuration is null) return 0;

        askedAt = time.GetUtcNow();
        open = new(++epoch, askedAt + AnswerWithin(configuration));
        if (poller.Request(new(configuration, open.Epoch, open.Deadline))) return open.Epoch;

        open = null;
        Take(DevicePollResult.Failed(DevicePollOutcome.NotAsked, time.GetUtcNow(), "the queue of the collector is full"));
        return 0;
    }

    private Task Repeat(CancellationToken cancellationToken)
    {
        // Maintenance ends by the clock, not by a poll.
        Tell(null);
        reporter.Repeat();
        return Task.CompletedTask;
    }

    private void Tell(DateTimeOffset? polledAt)
    {
        ObjectVerdict verdict = ObjectStateRules.Decide(
            judgement!.Findings, DeviceFindings.Unreachable, judgement.IsJudged, configuration!.MaintenanceUntil, time.GetUtcNow());
        if (verdict.State == ObjectState.Unknown && reporter.State.State != ObjectState.Maintenance) verdict = new(reporter.State.State, reporter.State.Reason);
        if (verdict.State != reporter.State.State) LogState(logger, configuration.Code, verdict.State, verdict.Reason);
        reporter.Tell(judgement.Findings, judgement.HasFullSet, verdict, polledAt);
    }

    private void TakeOver(ObjectConfiguration given)
    {
        if (configuration is null || given.Revision < configuration.Revision) return;

        ObjectConfiguration before = configuration;
        configuration = given;
        reporter.Configure(given, roster);
        if (before.Revision == given.Revision) return;

        if (before.Address != given.Address || before.Port != given.Port) answered = null;
        if (before.Thresholds != given.Thresholds || before.Criticality != given.Criticality) judgement = judgement!.Under(given, profiles.Current.Alarms, time.GetUtcNow());
        if (before.PollPeriod != given.PollPeriod) Poll(Period(given));
        Tell(null);
    }

    private void Poll(TimeSpan first)
    {
        polling?.Dispose();
        polling = this.RegisterGrainTimer(Tick, new(first, Period(configuration!)) { KeepAlive = true });
    }

    private void Retire()
    {
        LogRetired(logger, configuration!.Code);
        polling?.Dispose();
        repeating?.Dispose();
        (polling, repeating, open) = (null, null, null);
        reporter.Retire();
        configuration = null;
    }

    private TimeSpan Period(ObjectConfiguration of) => of.PollPeriod > options.Value.PollPeriodMin ? of.PollPeriod : options.Value.PollPeriodMin;

    private TimeSpan AnswerWithin(ObjectConfiguration of)
    {
        TimeSpan most = Period(of) * 0.8;
        return options.Value.AnswerWithin < most ? options.Value.AnswerWithin : most;
    }

    /// <summary>A counter has no rate before its second reading.</summary>
    private static ImmutableArray<Quantity> WithoutCounters(ImmutableArray<Quantity> quantities) =>
        [.. quantities.Where(quantity => quantity.Kind is QuantityKind.Gauge or QuantityKind.State)];
}
