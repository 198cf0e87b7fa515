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
    /// <summary>Row 8.2-0.22: a code that the round could tell about, and found nothing.</summary>
    private const int GoodScore = 100;

    public static ImmutableArray<RoundFault> Of(PictureVerdict verdict, Criticality criticality) =>
    [
        .. verdict.Judged.Select(code => verdict.Faults.FirstOrDefault(fault => fault.Code == code) is { } bad
            ? new RoundFault(
                code, ScoreOf(bad), true, CameraFindings.SeverityOf(bad, criticality), Finite(bad.Value), Finite(bad.Limit), bad.Unit, bad.Detail,
                RegionOf(bad))
            : new RoundFault(code, GoodScore, false, AlarmSeverity.Indeterminate, null, null, "", "", null)),
    ];

    /// <summary>Null for a stream that gave no picture: there is nothing to measure.</summary>
    public static int? ScoreOf(PictureFault fault) =>
        fault.Code is PictureFaultCodes.PullFailed or PictureFaultCodes.DecodeFailed or PictureFaultCodes.DiagnosisFailed ? null : fault.Score;

    public static FaultRegion? RegionOf(PictureFault fault) =>
        fault.Region is { } region ? new(region.X, region.Y, region.Width, region.Height) : null;

    /// <summary>What cannot be written as a number is none.</summary>
    public static double? Finite(double? number) => number is { } known && double.IsFinite(known) ? number : null;
}
