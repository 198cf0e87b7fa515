using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>What is said of one input; with <c>--json</c> one line.</summary>
/// <param name="Verdict"><c>normal</c>, <c>fault</c> or <c>failure</c>.</param>
/// <param name="Warnings">Worth a look and no fault.</param>
internal sealed record DiagnosisAnswer(
    string Input,
    string Verdict,
    ImmutableArray<DiagnosedFault> Faults,
    ImmutableArray<DiagnosedFault> Warnings,
    DiagnosisFailure? Failure,
    ImmutableSortedDictionary<string, double> Measurements,
    DiagnosedTiming Timing,
    int Keyframes,
    double? CpuMsPerKeyframe)
{
    public const string Normal = "normal";
    public const string Fault = "fault";
    public const string Failed = "failure";

    /// <summary>The last keyframe, for the report only.</summary>
    [JsonIgnore]
    public byte[]? Jpeg { get; init; }

    [JsonIgnore]
    public byte[]? ReferenceJpeg { get; init; }
}

/// <param name="Code">A code of clause 8.2, such as <c>vq.blur</c>.</param>
/// <param name="Score">0 to 100; below 60 is abnormal.</param>
/// <param name="From">Seconds since the first keyframe; null when the whole input shows it.</param>
/// <param name="Detail">The form or the reason in a word or two.</param>
internal sealed record DiagnosedFault(string Code, int Score, string Severity, double? From, double? To, string Detail, double? Value, double? Limit, string Unit)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureRegion? Region { get; init; }
}

internal sealed record DiagnosisFailure(string Code, string Detail);

/// <summary>Milliseconds; null where the session did not come that far.</summary>
internal sealed record DiagnosedTiming(double? SignallingMs, double? StreamMs, double? KeyframeMs, double? KeyframeGapMsMax, double? LatenessMsMax);
