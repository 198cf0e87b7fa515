using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

/// <summary>Confirmed picture faults as findings, and back.</summary>
internal static class CameraFindings
{
    public static ImmutableArray<Finding> Of(PictureJudgement judgement, Criticality criticality, CameraPictures pictures) =>
    [
        .. judgement.Confirmed.Select(held => new Finding(
            held.Fault.Code, "", SeverityOf(held.Fault.Code, criticality), held.Since,
            new(held.Fault.Value, held.Fault.Limit, held.Fault.Unit, held.Hits, held.Window, held.Fault.Detail, pictures.EvidenceOf(held.Fault.Code)))),
    ];

    public static PictureJudgement Restore(ImmutableArray<Finding> open, PictureLimits limits) => PictureJudgement.Restore(
        open.Where(finding => PictureFaultCodes.All.Contains(finding.Type)).DistinctBy(finding => finding.Type).Select(finding => new ConfirmedFault(
            new(finding.Type, finding.Evidence.Value, finding.Evidence.Limit, finding.Evidence.Unit ?? "", finding.Evidence.Detail),
            finding.Since, finding.Evidence.Hits, finding.Evidence.Window)),
        limits);

    private static AlarmSeverity SeverityOf(string code, Criticality criticality) => code switch
    {
        PictureFaultCodes.PullFailed when criticality == Criticality.Core => AlarmSeverity.Critical,
        PictureFaultCodes.DiagnosisFailed => AlarmSeverity.Warning,
        _ => AlarmSeverity.Major,
    };
}
