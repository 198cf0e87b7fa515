using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// Confirmed faults as findings, and back. A camera has one alarm that lists what is wrong with its picture (row 8.2-0.18); that its stream cannot be
/// had, or that our own side cannot tell, are alarms of their own.
/// </summary>
internal static class CameraFindings
{
    /// <summary>Whether the alarm of the camera lists the fault; else it is an alarm of its own.</summary>
    public static bool IsListed(string code) => code is not (PictureFaultCodes.PullFailed or PictureFaultCodes.DiagnosisFailed);

    /// <param name="abnormalSince">When the list began to have faults: one that goes and another that stays make no new alarm.</param>
    public static ImmutableArray<Finding> Of(
        ImmutableArray<ConfirmedFault> confirmed, Criticality criticality, DateTimeOffset? abnormalSince, CameraPictures pictures, Guid? reference)
    {
        IEnumerable<Finding> own = confirmed.Where(held => !IsListed(held.Fault.Code)).Select(held => new Finding(
            held.Fault.Code, "", SeverityOf(held.Fault, criticality), held.Since,
            new(held.Fault.Value, held.Fault.Limit, held.Fault.Unit, held.Hits, held.Window, held.Fault.Detail, null)));
        return Listed(confirmed, criticality) is [{ } worst, ..] faults
            ? [Abnormal(faults, worst, abnormalSince, pictures, reference), .. own]
            : [.. own];
    }

    /// <summary>The faults that the alarm lists, worst first.</summary>
    public static ImmutableArray<FindingFault> Listed(ImmutableArray<ConfirmedFault> confirmed, Criticality criticality) =>
    [
        .. confirmed.Where(held => IsListed(held.Fault.Code)).Select(held => new FindingFault(
            held.Fault.Code, RoundFaults.ScoreOf(held.Fault), SeverityOf(held.Fault, criticality), held.Since,
            RoundFaults.Finite(held.Fault.Value), RoundFaults.Finite(held.Fault.Limit), held.Fault.Unit, held.Hits, held.Window, held.Fault.Detail, RoundFaults.RegionOf(held.Fault)))
            .OrderBy(fault => fault.Severity).ThenBy(fault => fault.Score).ThenBy(fault => fault.Since),
    ];

    public static PictureJudgement Restore(ImmutableArray<Finding> open, PictureLimits limits) => PictureJudgement.Restore(
        open.SelectMany(Faults).Where(held => PictureFaultCodes.All.Contains(held.Fault.Code)).DistinctBy(held => held.Fault.Code), limits);

    public static AlarmSeverity SeverityOf(PictureFault fault, Criticality criticality) => fault.Code switch
    {
        PictureFaultCodes.PullFailed when criticality == Criticality.Core => AlarmSeverity.Critical,
        PictureFaultCodes.DiagnosisFailed => AlarmSeverity.Warning,
        _ => fault.Severity switch
        {
            FaultSeverity.Mild => AlarmSeverity.Warning,
            FaultSeverity.Medium => AlarmSeverity.Minor,
            _ => AlarmSeverity.Major,
        },
    };

    private static Finding Abnormal(
        ImmutableArray<FindingFault> faults, FindingFault worst, DateTimeOffset? since, CameraPictures pictures, Guid? reference) => new(
        CameraAlarms.Abnormal, "", worst.Severity, since ?? faults.Min(fault => fault.Since),
        new(
            worst.Value, worst.Limit, worst.Unit, worst.Hits, worst.Window, worst.Detail,
            faults.Select(fault => pictures.EvidenceOf(fault.Code)).FirstOrDefault(key => key is not null))
        {
            Faults = faults,
            ReferenceKey = reference,
        });

    private static IEnumerable<ConfirmedFault> Faults(Finding finding) => finding.Type == CameraAlarms.Abnormal
        ? finding.Evidence.Faults.Select(fault => new ConfirmedFault(
            new(fault.Code, fault.Value, fault.Limit, fault.Unit, fault.Detail)
            {
                Score = fault.Score ?? 0,
                Severity = fault.Severity switch { AlarmSeverity.Warning => FaultSeverity.Mild, AlarmSeverity.Minor => FaultSeverity.Medium, _ => FaultSeverity.Severe },
                Region = fault.Region is { } region ? new(region.X, region.Y, region.Width, region.Height) : null,
            },
            fault.Since, fault.Hits, fault.Window))
        : [
            new(
                new(finding.Type, finding.Evidence.Value, finding.Evidence.Limit, finding.Evidence.Unit ?? "", finding.Evidence.Detail),
                finding.Since, finding.Evidence.Hits, finding.Evidence.Window),
        ];
}
