using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>Turns what was taken and judged into what is said.</summary>
internal static class DiagnosisAnswers
{
    private static readonly ImmutableArray<string> Failures = [PictureFaultCodes.PullFailed, PictureFaultCodes.DecodeFailed, PictureFaultCodes.DiagnosisFailed];

    public static DiagnosisAnswer Of(DiagnosisInput input, KeyframeResult taken, ImmutableArray<PictureFault> judged)
    {
        PictureFault? failed = judged.FirstOrDefault(fault => Failures.Contains(fault.Code));
        ImmutableArray<DiagnosedFault> found = [.. judged.Where(fault => fault != failed).Select(Fault)];
        ImmutableArray<DiagnosedFault> faults = [.. found.Where(fault => fault.Score < PictureDiagnosis.AbnormalBelow)];
        return new(
            input.Input,
            failed is not null ? DiagnosisAnswer.Failed : faults.IsEmpty ? DiagnosisAnswer.Normal : DiagnosisAnswer.Fault,
            faults,
            [.. found.Where(fault => fault.Score >= PictureDiagnosis.AbnormalBelow)],
            failed is null ? null : new(failed.Code, taken.Detail.Length > 0 ? $"{failed.Detail}: {taken.Detail}" : failed.Detail),
            DiagnosisNumbers.Of(taken),
            Timing(taken.Timing),
            taken.Measurements.Length,
            CpuMsPerKeyframe: taken.Measurements.IsEmpty || taken.CpuMs is not { } cpu ? null : Rounded(cpu / taken.Measurements.Length));
    }

    public static DiagnosisAnswer ReferenceFailed(DiagnosisInput input, KeyframeResult known) => new(
        input.Input, DiagnosisAnswer.Failed, [], [],
        new(PictureFaultCodes.DiagnosisFailed, $"the reference {input.Reference} gave no picture: {known.Outcome} {known.Detail}".TrimEnd()),
        DiagnosisNumbers.None, Timing(default), 0, null);

    private static DiagnosedFault Fault(PictureFault fault) => new(
        fault.Code, fault.Score, Name(fault.Severity), fault.FromSeconds, fault.ToSeconds, fault.Detail, Rounded(fault.Value), Rounded(fault.Limit), fault.Unit)
    {
        Region = fault.Region,
    };

    private static string Name(FaultSeverity severity) => severity switch
    {
        FaultSeverity.Mild => "mild",
        FaultSeverity.Medium => "medium",
        _ => "severe",
    };

    private static DiagnosedTiming Timing(StreamTiming timing) => new(
        Rounded(timing.SignallingMs), Rounded(timing.StreamMs), Rounded(timing.KeyframeMs), Rounded(timing.KeyframeGapMsMax), Rounded(timing.LatenessMsMax));

    private static double? Rounded(double? number) => number is { } given ? Math.Round(given, 3) : null;
}
