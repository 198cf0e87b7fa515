using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Objects;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Grains.Objects;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// Keeps the picture findings of one camera. Two clocks ask (is the stream there; what does it show), <see cref="Apply"/> judges. No turn waits
/// for the camera, a picture, the database or another actor.
/// </summary>
internal sealed partial class CameraGrain(
    IKeyframeSource keyframes, IPictureStore pictureStore, ISampleLayouts layouts, ISampleWriter samples, IOptions<CameraOptions> options,
    IOptions<PictureLimits> limits, IOptions<ReportingOptions> reporting, TimeProvider time, ILogger<CameraGrain> logger) : Grain, ICameraGrain
{
    private readonly StreamClock liveness = new(KeyframePurpose.Liveness, keyframes, time);
    private readonly StreamClock diagnosis = new(KeyframePurpose.Diagnosis, keyframes, time);
    private ObjectConfiguration? configuration;
    private string roster = "";
    private PictureJudgement judgement = PictureJudgement.Unknown;
    private PictureMeasurements? shown;
    private ObjectReporter reporter = null!;
    private CameraPictures pictures = null!;
    private ObjectSamples rows = null!;
    private IGrainTimer? looking;
    private IGrainTimer? diagnosing;
    private IGrainTimer? repeating;
    private StreamOutcome? pullOutcome;
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
        rows = new(Id, layouts, samples, failure => LogLayoutNotResolved(logger, Name, failure));
        reporter = new(
            Id, unit => GrainFactory.GetGrain<IAlarmBoardGrain>(unit), key => GrainFactory.GetGrain<IRosterGrain>(key),
            (receiver, failure) => LogNotHeard(logger, Name, receiver, failure.Message), reporting.Value, time);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        reporter.End(withFarewell: configuration is not null && reason.ReasonCode != DeactivationReasonCode.ShuttingDown);

    public Task Start(ObjectConfiguration given, string rosterKey, ObjectStateRow? lastState, ImmutableArray<Finding> openFindings, TimeSpan firstRound)
    {
        if (configuration is null)
        {
            (configuration, roster) = (given, rosterKey);
            judgement = CameraFindings.Restore(openFindings, limits.Value);
            foreach (Finding finding in openFindings)
            {
                if (finding.Evidence.PictureKey is { } picture) pictures.RestoreEvidence(finding.Type, picture);
            }

            reporter.Begin(given, rosterKey, lastState, CameraFindings.Of(judgement, given.Criticality, pictures));
            LookEvery(firstRound);
            DiagnoseEvery(FirstDiagnosis(given));
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

    public Task<long> Diagnose() => Task.FromResult(configuration is not null && AskDiagnosis(configuration) ? epoch : 0);

    public Task Apply(long answeredEpoch, KeyframeResult result)
    {
        StreamClock clock = result.Purpose == KeyframePurpose.Diagnosis ? diagnosis : liveness;
        StreamOutcome? before = clock.Last?.Outcome;
        if (configuration is null || !clock.Take(answeredEpoch, result)) return Task.CompletedTask;

        if (before != result.Outcome) LogOutcome(logger, configuration.Code, result.Purpose, result.Outcome, result.Detail);

        // A liveness round that our own side lost says nothing about the pictures; a diagnosis round that it lost is a finding.
        if (result.Purpose == KeyframePurpose.Diagnosis || !StreamFailures.IsOurs(result.Outcome)) Judge(configuration, result);
        if (!StreamFailures.IsOurs(result.Outcome)) rows.Offer(result.At, CameraSeries.Of(result));
        Tell(StreamFailures.IsOurs(result.Outcome) ? null : result.At);
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
        DiagnosisPeriod = configuration?.DiagnosisPeriod ?? TimeSpan.Zero,
        ConfirmationTime = configuration is null
            ? TimeSpan.Zero
            : (limits.Value.ConfirmHits * LivenessPeriod(configuration)) + LivenessAnswerWithin(configuration),
    });

    private void Judge(ObjectConfiguration camera, KeyframeResult result)
    {
        PictureVerdict verdict = PictureRules.Decide(result, shown, limits.Value);
        judgement = judgement.With(verdict, limits.Value);
        hasAnswered |= result.Outcome is StreamOutcome.Ok or StreamOutcome.Silent;
        if (!StreamFailures.IsOurs(result.Outcome)) pullOutcome = result.Outcome;
        if (!result.Measurements.IsDefaultOrEmpty) shown = result.Measurements[^1];

        pictures.ForgetEvidence(code => judgement.Confirmed.All(held => held.Fault.Code != code));
        if (result.Jpeg is { } jpeg) Keep(camera, result.At, jpeg, verdict);
        if (result.Purpose == KeyframePurpose.Diagnosis && IsContradicted(verdict)) DiagnoseEvery(options.Value.ConfirmAfter);
    }

    private void Keep(ObjectConfiguration camera, DateTimeOffset at, byte[] jpeg, PictureVerdict verdict)
    {
        pictures.KeepLatest(camera.Place, at, jpeg);
        foreach (PictureFault fault in verdict.Faults.Where(fault => judgement.Confirmed.Any(held => held.Fault.Code == fault.Code)))
        {
            _ = pictures.KeepEvidence(fault.Code, camera.Place, at, jpeg, () => Tell(null));
        }
    }

    /// <summary>The round saw a fault that is not confirmed, or did not see one that is: the next one should not wait for a period.</summary>
    private bool IsContradicted(PictureVerdict verdict) => verdict.Judged.Any(code =>
        verdict.Faults.Any(fault => fault.Code == code) != judgement.Confirmed.Any(held => held.Fault.Code == code));

    private void Tell(DateTimeOffset? polledAt)
    {
        if (configuration is null) return;

        ImmutableArray<Finding> findings = CameraFindings.Of(judgement, configuration.Criticality, pictures);
        ObjectVerdict verdict = ObjectStateRules.Decide(
            findings, IsUnreachable ? PictureFaultCodes.PullFailed : null, IsJudged, configuration.MaintenanceUntil, time.GetUtcNow());
        if (verdict.State == ObjectState.Unknown && reporter.State.State != ObjectState.Maintenance) verdict = new(reporter.State.State, reporter.State.Reason);
        if (verdict.State != reporter.State.State) LogState(logger, configuration.Code, verdict.State, verdict.Reason);
        reporter.Tell(findings, IsJudged, verdict, polledAt);
    }

    private Task Look(CancellationToken cancellationToken)
    {
        if (liveness.GiveUp(options.Value.AnswerLateMax)) LogAnswerLost(logger, Name, KeyframePurpose.Liveness);
        if (configuration is not null) liveness.Ask(configuration, ++epoch, LivenessAnswerWithin(configuration), 0);
        return Task.CompletedTask;
    }

    private Task DiagnoseOnTime(CancellationToken cancellationToken)
    {
        if (diagnosis.GiveUp(options.Value.AnswerLateMax)) LogAnswerLost(logger, Name, KeyframePurpose.Diagnosis);
        if (configuration is not null) AskDiagnosis(configuration);
        return Task.CompletedTask;
    }

    private bool AskDiagnosis(ObjectConfiguration camera) =>
        diagnosis.Ask(camera, ++epoch, options.Value.DiagnosisAnswerWithin, options.Value.KeyframesPerDiagnosis);

    private Task Repeat(CancellationToken cancellationToken)
    {
        // Maintenance ends by the clock, not by a round.
        Tell(null);
        reporter.Repeat();
        return Task.CompletedTask;
    }

    private void TakeOver(ObjectConfiguration given)
    {
        if (configuration is null || given.Revision < configuration.Revision) return;

        ObjectConfiguration before = configuration;
        configuration = given;
        reporter.Configure(given, roster);
        if (before.Revision == given.Revision) return;

        if (before.PollPeriod != given.PollPeriod) LookEvery(LivenessPeriod(given));
        if (before.DiagnosisPeriod != given.DiagnosisPeriod) DiagnoseEvery(FirstDiagnosis(given));
        if (before.StreamPath != given.StreamPath || before.Address != given.Address) shown = null;
        Tell(null);
    }

    private void LookEvery(TimeSpan first)
    {
        looking?.Dispose();
        looking = this.RegisterGrainTimer(Look, new(first, LivenessPeriod(configuration!)) { KeepAlive = true });
    }

    private void DiagnoseEvery(TimeSpan first)
    {
        diagnosing?.Dispose();
        diagnosing = configuration!.DiagnosisPeriod > TimeSpan.Zero
            ? this.RegisterGrainTimer(DiagnoseOnTime, new(first, configuration.DiagnosisPeriod) { KeepAlive = true })
            : null;
    }

    private void Retire()
    {
        LogRetired(logger, Name);
        looking?.Dispose();
        diagnosing?.Dispose();
        repeating?.Dispose();
        liveness.Stop();
        diagnosis.Stop();
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

    private TimeSpan FirstDiagnosis(ObjectConfiguration of)
    {
        TimeSpan most = of.DiagnosisPeriod < options.Value.FirstDiagnosisWithin ? of.DiagnosisPeriod : options.Value.FirstDiagnosisWithin;
        return most * Random.Shared.NextDouble();
    }
}
