using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

/// <summary>What one round says of each code, as it is stored.</summary>
internal static class RoundFaults
{
    public static ImmutableArray<RoundFault> Of(PictureVerdict verdict, Criticality criticality) =>
    [
        .. verdict.Judged.Select(code => verdict.Faults.FirstOrDefault(fault => fault.Code == code) is { } bad
            ? new RoundFault(
                code, ScoreOf(bad), true, CameraFindings.SeverityOf(bad, criticality), bad.Value, bad.Limit, bad.Unit, bad.Detail, RegionOf(bad))
            : new RoundFault(code, null, false, AlarmSeverity.Indeterminate, null, null, "", "", null)),
    ];

    /// <summary>Null for a fault that has no measure.</summary>
    public static int? ScoreOf(PictureFault fault) => fault.Value is null ? null : 0;

    public static FaultRegion? RegionOf(PictureFault fault) => null;
}
