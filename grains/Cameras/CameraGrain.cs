using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Cameras.Diagnosis;
using PrisonOps.Analyzers.Objects;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Grains.Objects;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// Keeps the picture findings of one camera. Its own clock asks whether the stream is there, the scheduler of its unit what it shows;
/// <see cref="Apply"/> judges. No turn waits for the camera, a picture, the database or another actor.
/// </summary>
internal sealed partial class CameraGrain(
    IKeyframeSource keyframes, IStreamQuarantine quarantine, IPictureStore pictureStore, ICameraSettingsStore settings, IRoundWriter roundWriter,
    ISampleLayouts layouts, ISampleWriter samples, IOptions<CameraOptions> options, IOptions<PictureLimits> limits,
    IOptions<ReportingOptions> reporting, TimeProvider time, ILogger<CameraGrain> logger) : Grain, ICameraGrain
{
    /// <summary>Of a round that a person asked for at the camera itself.</summary>
    private static readonly DiagnosisOrder ByHand = new(
        0, null, null, 0, true, ProfileRule.Picture, DayProfile.Day, DiagnosisPriority.Manual, TimeSpan.Zero);

    private readonly StreamClock liveness = new(KeyframePurpose.Liveness, keyframes, time);
    private readonly StreamClock watch = new(KeyframePurpose.Watch, keyframes, time);
    private readonly StreamClock diagnosis = new(KeyframePurpose.Diagnosis, keyframes, time);
    private ObjectConfiguration? configuration;
    private string roster = "";
    private PictureJudgement judgement = PictureJudgement.Unknown;
    private ImmutableArray<RoundFault> judged = [];
    private PictureMeasurements? shown;
    private DayProfile? profile;
    private ObjectReporter reporter = null!;
    private CameraPictures pictures = null!;
    private CameraBasis basis = null!;
    private CameraRounds rounds = null!;
    private CameraScheduling scheduling = null!;
    private ObjectSamples rows = null!;
    private IGrainTimer? looking;
    private IGrainTimer? repeating;
    private DiagnosisOrder? underWay;
    private DateTimeOffset? abnormalSince;
    private StreamOutcome? pullOutcome;
    private TimeSpan planPeriod;
    private bool isRetry;
    private bool hasAnswered;
    private long epoch;

    private Guid Id => this.GetPrimaryKey();

    private string Name => configuration?.Code ?? Id.ToString();

    private bool IsUnreachable => pullOutcome is { } outcome && StreamFailures.IsUnreachable(outcome);

    /// <summary>One failed round of a new camera is no judgement yet, its confirmation or a picture is.</summary>
    private bool IsJudged => hasAnswered || (pullOutcome is not null && judgement.Confirmed.Any(held => held.Fault.Code == PictureFaultCodes.PullFailed));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        epoch = time.GetUtcNow().UtcTicks;
        pictures = new(Id, pictureStore, failure => LogPictureNotKept(logger, Name, failure));
        basis = new(Id, settings, limits.Value, () => Tell(null), failure => LogBasisNotRead(logger, Name, failure), time);
        rounds = new(roundWriter, pictures, basis, () => Tell(null), time);
        scheduling = new(unit => GrainFactory.GetGrain<IDiagnosisGrain>(unit), failure => LogNotHeard(logger, Name, "scheduler", failure.Message), reporting.Value, time);
        rows = new(Id, layouts, samples, failure => LogLayoutNotResolved(logger, Name, failure));
        reporter = new(
            Id, unit => GrainFactory.GetGrain<IAlarmBoardGrain>(unit), key => GrainFactory.GetGrain<IRosterGrain>(key),
            (receiver, failure) => LogNotHeard(logger, Name, receiver, failure.Message), reporting.Value, time);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        basis.Stop();
        scheduling.Stop();
        return reporter.End(withFarewell: configuration is not null && reason.ReasonCode != DeactivationReasonCode.ShuttingDown);
    }

    public Task Start(ObjectConfiguration given, string rosterKey, ObjectStateRow? lastState, ImmutableArray<Finding> openFindings, TimeSpan firstRound)
    {
        if (configuration is null)
        {
            (configuration, roster) = (given, rosterKey);
            Restore(openFindings);
            reporter.Begin(given, rosterKey, lastState, openFindings);
            basis.ReadFor(given.Place);
            scheduling.Follow(given);
            LookEvery(firstRound);
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

    public Task Reload()
    {
        if (configuration is not null) basis.ReadFor(configuration.Place);
        return Task.CompletedTask;
    }

    public Task<bool> Round(DiagnosisOrder order)
    {
        GiveUpLost();
        if (configuration is null || !AskDiagnosis(configuration, order)) return Task.FromResult(false);

        planPeriod = order.Period;
        return Task.FromResult(true);
    }

    public Task<long> Diagnose()
    {
        GiveUpLost();
        return Task.FromResult(configuration is not null && AskDiagnosis(configuration, ByHand) ? epoch : 0);
    }

    public Task LiftQuarantine()
    {
        quarantine.Lift(Id);
        return Diagnose();
    }

    public Task Apply(long answeredEpoch, KeyframeResult result)
    {
        StreamClock clock = result.Purpose switch { KeyframePurpose.Diagnosis => diagnosis, KeyframePurpose.Watch => watch, _ => liveness };
        StreamOutcome? before = clock.Last?.Outcome;
        if (configuration is null || !clock.Take(answeredEpoch, result)) return Task.CompletedTask;

        if (before != result.Outcome) LogOutcome(logger, configuration.Code, result.Purpose, result.Outcome, result.Detail);
        bool isOurs = StreamFailures.IsOurs(result.Outcome);

        // A liveness round that our own side lost says nothing about the pictures; a diagnosis round that it lost is a finding.
        if (result.Purpose == KeyframePurpose.Diagnosis) Conclude(configuration, result, isOurs);
        else if (!isOurs) Notice(result);
        if (!isOurs) rows.Offer(result.At, CameraSeries.Of(result));
        Tell(isOurs ? null : result.At);
        return Task.CompletedTask;
    }

    public Task<CameraStatus> GetStatus() => Task.FromResult(new CameraStatus
    {
        Started = configuration is not null,
        State = reporter.State.State,
        Reason = reporter.State.Reason,
        Since = reporter.State.Since,
        LivenessAt = liveness.Last?.At,
        LivenessOutcome = liveness.Last?.Outcome,
        LivenessDetail = liveness.Last?.Detail ?? "",
        DiagnosisAt = diagnosis.Last?.At,
        DiagnosisOutcome = diagnosis.Last?.Outcome,
        DiagnosisDetail = diagnosis.Last?.Detail ?? "",
        Timing = diagnosis.Last?.Timing ?? liveness.Last?.Timing ?? default,
        Measurements = shown,
        Findings = reporter.Findings,
        LivenessPeriod = configuration is null ? TimeSpan.Zero : LivenessPeriod(configuration),
        DiagnosisPeriod = planPeriod > TimeSpan.Zero ? planPeriod : configuration?.DiagnosisPeriod ?? TimeSpan.Zero,
        ConfirmationTime = configuration is null
            ? TimeSpan.Zero
            : (limits.Value.ConfirmHits * LivenessPeriod(configuration)) + LivenessAnswerWithin(configuration),
        Judged = judged,
        Profile = profile,
        Faults = CameraFindings.Listed(judgement.Confirmed, configuration?.Criticality ?? Criticality.NonCore),
        EvidenceKey = judgement.Confirmed.Select(held => pictures.EvidenceOf(held.Fault.Code)).FirstOrDefault(key => key is not null),
        PictureAt = pictures.LatestAt,
        LivenessSource = basis.IsKey ? "session" : "describe",
    });

    /// <summary>
    /// Row 8.2-0.21: what our own side did not finish is tried once more at once, by the collector when a worker was lost; only then is it a finding.
    /// </summary>
    private void Conclude(ObjectConfiguration camera, KeyframeResult result, bool isOurs)
    {
        DiagnosisOrder order = underWay ?? ByHand;
        if (isOurs && result is { Outcome: not StreamOutcome.Quarantined, LostWorkers: 0 } && !isRetry)
        {
            isRetry = true;
            if (AskDiagnosis(camera, order)) return;
        }

        (underWay, isRetry) = (null, false);
        profile = RoundProfile.Of(order.ProfileBy, order.Profile, result.Measurements);
        PictureVerdict verdict = Judge(result, profile.Value);

        // Two failures are behind it: the alarm does not wait for a third.
        if (isOurs) for (int hit = 1; hit < limits.Value.ConfirmHits; hit++) judgement = judgement.With(verdict, basis.LimitsOf(profile.Value));

        judged = RoundFaults.Of(verdict, camera.Criticality);
        pictures.ForgetEvidence(code => judgement.Confirmed.All(held => held.Fault.Code != code));
        _ = rounds.Store(camera, order, result, verdict, profile.Value, judgement);
        scheduling.Finish(order.Ticket, !isOurs, IsContradicted(verdict) ? options.Value.ConfirmAfter : null, result.At);
    }

    /// <summary>Five seconds of silence in a watched session are confirmed by themselves; a diagnosis soon tells whether they last.</summary>
    private void Notice(KeyframeResult result)
    {
        DayProfile of = profile ?? DayProfile.Day;
        PictureVerdict verdict = Judge(result, of);
        if (result.Outcome != StreamOutcome.Silent) return;

        for (int hit = 1; hit < limits.Value.ConfirmHits; hit++) judgement = judgement.With(verdict, basis.LimitsOf(of));
        scheduling.Finish(0, isDone: true, options.Value.ConfirmAfter, null);
    }

    private PictureVerdict Judge(KeyframeResult result, DayProfile of)
    {
        PictureLimits applied = basis.LimitsOf(of);
        PictureVerdict verdict = PictureRules.Decide(result, shown, applied, basis.KnownPictureOf(of), PictureProfiles.Of(of, result.Measurements));
        judgement = judgement.With(verdict, applied);
        hasAnswered |= result.Outcome is StreamOutcome.Ok or StreamOutcome.Silent;
        if (!StreamFailures.IsOurs(result.Outcome)) pullOutcome = result.Outcome;
        if (!result.Measurements.IsDefaultOrEmpty) shown = result.Measurements[^1];
        return verdict;
    }

    /// <summary>The round saw a fault that is not confirmed, or did not see one that is: the next one should not wait for a period.</summary>
    private bool IsContradicted(PictureVerdict verdict) => verdict.Judged.Any(code =>
        verdict.Faults.Any(fault => fault.Code == code) != judgement.Confirmed.Any(held => held.Fault.Code == code));

    /// <summary>The state shows whatever is confirmed of a camera that is new; the board hears what may be raised.</summary>
    private void Tell(DateTimeOffset? polledAt)
    {
        if (configuration is null) return;

        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<ConfirmedFault> raised = [.. judgement.Confirmed.Where(held => basis.Raises(held.Fault.Code, profile ?? DayProfile.Day, now))];
        if (!raised.Any(held => CameraFindings.IsListed(held.Fault.Code))) abnormalSince = basis.IsKnown ? null : abnormalSince;
        else abnormalSince ??= raised.Where(held => CameraFindings.IsListed(held.Fault.Code)).Min(held => held.Since);

        ImmutableArray<Finding> findings = Findings(raised);
        ObjectVerdict verdict = ObjectStateRules.Decide(
            basis.IsPending ? Findings(judgement.Confirmed) : findings, IsUnreachable ? PictureFaultCodes.PullFailed : null, IsJudged,
            configuration.MaintenanceUntil, now);
        if (verdict.State == ObjectState.Unknown && reporter.State.State != ObjectState.Maintenance) verdict = new(reporter.State.State, reporter.State.Reason);
        if (verdict.State != reporter.State.State) LogState(logger, configuration.Code, verdict.State, verdict.Reason);
        reporter.Tell(basis.IsKnown ? findings : reporter.Findings, IsJudged && basis.IsKnown, verdict, polledAt);
    }

    private ImmutableArray<Finding> Findings(ImmutableArray<ConfirmedFault> faults) => CameraFindings.Of(
        faults, configuration!.Criticality, abnormalSince, pictures, basis.ReferenceOf(profile ?? DayProfile.Day)?.PictureKey);

    private void Restore(ImmutableArray<Finding> open)
    {
        judgement = CameraFindings.Restore(open, limits.Value);
        if (open.FirstOrDefault(finding => finding.Type == CameraAlarms.Abnormal) is not { } abnormal) return;

        abnormalSince = abnormal.Since;
        if (abnormal.Evidence.PictureKey is not { } picture) return;
        foreach (FindingFault fault in abnormal.Evidence.Faults) pictures.RestoreEvidence(fault.Code, picture);
    }

    private Task Look(CancellationToken cancellationToken)
    {
        if (liveness.GiveUp(options.Value.AnswerLateMax)) LogAnswerLost(logger, Name, KeyframePurpose.Liveness);
        if (watch.GiveUp(options.Value.AnswerLateMax)) LogAnswerLost(logger, Name, KeyframePurpose.Watch);
        if (configuration is not null) liveness.Ask(configuration, ++epoch, LivenessAnswerWithin(configuration), 0);
        if (configuration is not null && basis.IsKey) watch.Ask(configuration, ++epoch, options.Value.WatchSpan, 0);
        return Task.CompletedTask;
    }

    private void GiveUpLost()
    {
        if (!diagnosis.GiveUp(options.Value.AnswerLateMax)) return;

        LogAnswerLost(logger, Name, KeyframePurpose.Diagnosis);
        if (underWay is { } lost) scheduling.Finish(lost.Ticket, isDone: false, options.Value.ConfirmAfter, null);
        (underWay, isRetry) = (null, false);
    }

    private bool AskDiagnosis(ObjectConfiguration camera, DiagnosisOrder order)
    {
        int wanted = order.Keyframes > 0 ? order.Keyframes : options.Value.KeyframesPerDiagnosis;
        if (!diagnosis.Ask(camera, ++epoch, options.Value.DiagnosisAnswerWithin, wanted, order.Burst ? options.Value.BurstFrames : 0, order.Priority)) return false;

        underWay = order;
        return true;
    }

    private Task Repeat(CancellationToken cancellationToken)
    {
        GiveUpLost();
        if (configuration is not null && time.GetUtcNow() - basis.ReadAt >= reporting.Value.FindingsEvery) basis.ReadFor(configuration.Place);

        // Maintenance and expected faults end by the clock, not by a round.
        Tell(null);
        reporter.Repeat();
        scheduling.Repeat();
        return Task.CompletedTask;
    }

    private void TakeOver(ObjectConfiguration given)
    {
        if (configuration is null || given.Revision < configuration.Revision) return;

        ObjectConfiguration before = configuration;
        configuration = given;
        reporter.Configure(given, roster);
        if (before.Revision == given.Revision) return;

        scheduling.Follow(given);
        if (before.PollPeriod != given.PollPeriod) LookEvery(LivenessPeriod(given));
        if (before.StreamPath != given.StreamPath || before.Address != given.Address) shown = null;
        Tell(null);
    }

    private void LookEvery(TimeSpan first)
    {
        looking?.Dispose();
        looking = this.RegisterGrainTimer(Look, new(first, LivenessPeriod(configuration!)) { KeepAlive = true });
    }

    private void Retire()
    {
        LogRetired(logger, Name);
        looking?.Dispose();
        repeating?.Dispose();
        liveness.Stop();
        watch.Stop();
        diagnosis.Stop();
        scheduling.Leave();
        reporter.Retire();
        configuration = null;
    }

    private TimeSpan LivenessPeriod(ObjectConfiguration of) =>
        of.PollPeriod > options.Value.LivenessPeriodMin ? of.PollPeriod : options.Value.LivenessPeriodMin;

    private TimeSpan LivenessAnswerWithin(ObjectConfiguration of)
    {
        TimeSpan most = LivenessPeriod(of) * 0.8;
        return options.Value.LivenessAnswerWithin < most ? options.Value.LivenessAnswerWithin : most;
    }
}
