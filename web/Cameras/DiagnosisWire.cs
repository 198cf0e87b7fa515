using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Web.Cameras;

/// <summary>Cameras and their diagnosis as the browser gets them.</summary>
internal static class DiagnosisWire
{
    public static Wire.Camera Camera(CameraListItem item) => new(
        item.Id, item.Place.Unit, item.Code, item.Name, item.State, item.Reason, item.Since, item.IsKey, item.Commissioning, item.Faults);

    public static Wire.DiagnosisPlan Plan(DiagnosisPlan plan, int cameras) =>
        new(plan.Id, Draft(plan.Draft), cameras, plan.ChangedBy, plan.ChangedAt, plan.Revision);

    public static PlanDraft ToPorts(Wire.PlanDraft draft) => new(
        draft.UnitId, draft.Name, draft.Enabled, [.. draft.Groups], draft.ClassPrefix, draft.KeyOnly, Seconds(draft.PeriodSeconds),
        Seconds(draft.KeyPeriodSeconds), [.. draft.Windows.Select(window => new PlanWindow(window.From, window.To))], draft.Zone, draft.ProfileBy,
        draft.DayFrom, draft.NightFrom, draft.Keyframes, draft.Burst, draft.SiteSessionsMax, draft.RecorderSessionsMax);

    public static Wire.DiagnosisRun Run(DiagnosisRun run) => new(
        run.Id, run.Place.Unit, run.CameraId, run.PlanId, run.OrderedBy, run.OrderedAt, run.Total, run.Done, run.Failed, run.Waiting, run.FinishedAt,
        run.CancelledBy);

    public static Wire.DiagnosisRound Round(RoundListItem item)
    {
        CameraRound round = item.Round;
        return new(
            round.Id, round.CameraId, item.CameraCode, item.CameraName, item.ClassCode, round.Place.Unit, item.UnitNameZh, item.UnitNameEn, round.At,
            round.PlanId, round.RunId, round.Outcome, round.Profile,
            [.. round.Judged.Where(judged => judged.IsFault).Select(judged => Fault(judged, round.At))], [.. round.Judged.Select(Score)],
            round.Timing.SignallingMs, round.Timing.StreamMs, round.Timing.KeyframeMs, round.Timing.KeyframeGapMsMax, round.Timing.LatenessMsMax,
            round.EvidenceKey, [.. item.Verdicts.Select(Verdict)]);
    }

    public static Wire.FaultScore Score(RoundFault judged) => new(judged.Code, judged.Score, judged.Value, judged.Limit, judged.Unit);

    public static Wire.FaultEvidence Fault(RoundFault judged, DateTimeOffset at) => new(
        judged.Code, judged.Score, judged.Severity, at, judged.Value, judged.Limit, judged.Unit, 1, 1, judged.Detail,
        judged.Region is { } region ? new(region.X, region.Y, region.Width, region.Height) : null);

    public static Wire.RoundVerdict Verdict(RoundVerdict verdict) => new(verdict.Fault, verdict.Verdict, verdict.Note, verdict.By, verdict.At);

    public static Wire.FaultRate Rate(FaultRate rate)
    {
        int wrong = rate.FalseAlarms + rate.AcceptedAsNormal;
        return new(rate.Fault, rate.TrueAlarms, rate.FalseAlarms, rate.AcceptedAsNormal, (double)wrong / (wrong + rate.TrueAlarms));
    }

    public static Wire.FaultTrendPoint Trend(FaultTrendPoint point) => new(point.Day, point.Fault, point.Rounds, point.Cameras);

    public static Wire.CameraRank Rank(CameraRank rank) => new(
        rank.CameraId, rank.CameraCode, rank.CameraName, rank.UnitId, rank.Rounds, rank.BadRounds, rank.FailedRounds, rank.WorstFault);

    public static Wire.DiagnosisReportRow Report(DiagnosisReportRow row) => new(
        row.UnitId, row.UnitNameZh, row.UnitNameEn, row.ClassCode, row.Cameras, row.Diagnosed, row.Good, row.Abnormal, row.Undiagnosed, row.Rounds,
        row.Diagnosed == 0 ? null : (double)row.Good / row.Diagnosed);

    public static Wire.CameraReference Reference(CameraReference reference) =>
        new(reference.Profile, reference.PictureKey, reference.TakenAt, reference.AcceptedBy);

    public static Wire.CameraExclusion Exclusion(CameraExclusion exclusion) => new(
        exclusion.Id, exclusion.CameraId, exclusion.Fault, exclusion.Profile, exclusion.Reason, exclusion.CreatedBy, exclusion.CreatedAt,
        exclusion.WithdrawnBy, exclusion.WithdrawnAt);

    public static Wire.FaultHistoryPoint History(FaultHistoryPoint point) => new(point.At, point.Profile, point.Score, point.Value);

    public static Wire.CommissioningProgress Progress(CommissioningProgress progress) => new(
        progress.UnitId, progress.UnitNameZh, progress.UnitNameEn, progress.Pending, progress.Accepted, progress.ExpectedFault);

    public static Wire.CommissioningCard Card(CommissioningItem item) => new(
        Camera(item.Camera), item.ClassCode, item.LocationName, item.PictureKey, item.PictureAt, Suggestion(item),
        [.. (item.Last?.Judged ?? []).Where(judged => judged.IsFault).Select(judged => Fault(judged, item.Last!.At))], item.Last?.Outcome, item.Revision);

    private static Wire.CommissioningSuggestion Suggestion(CommissioningItem item) => item switch
    {
        { PictureKey: null } or { Last: null } => Wire.CommissioningSuggestion.None,
        _ when item.Last.Judged.Any(judged => judged.IsFault) => Wire.CommissioningSuggestion.Faulty,
        _ when item.Last.Outcome != StreamOutcome.Ok => Wire.CommissioningSuggestion.None,
        _ => Wire.CommissioningSuggestion.Accept,
    };

    private static Wire.PlanDraft Draft(PlanDraft draft) => new(
        draft.UnitId, draft.Name, draft.Enabled, draft.Groups, draft.ClassPrefix, draft.KeyOnly, draft.Period.TotalSeconds, draft.KeyPeriod.TotalSeconds,
        [.. draft.Windows.Select(window => new Wire.PlanWindow(window.From, window.To))], draft.Zone, draft.ProfileBy, draft.DayFrom, draft.NightFrom,
        draft.Keyframes, draft.Burst, draft.SiteSessionsMax, draft.RecorderSessionsMax);

    /// <summary>What is too long for a span becomes the longest one: the rules of the plan then refuse it by name.</summary>
    private static TimeSpan Seconds(double seconds) =>
        double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(10_000).TotalSeconds)) : TimeSpan.Zero;
}
