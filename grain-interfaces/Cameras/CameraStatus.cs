using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;

namespace PrisonOps.GrainInterfaces.Cameras;

/// <summary>The live page of a camera; both clocks with their ages.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.camera-status")]
public sealed record CameraStatus
{
    [Id(0)] public required bool Started { get; init; }
    [Id(1)] public required ObjectState State { get; init; }
    [Id(2)] public required string? Reason { get; init; }
    [Id(3)] public required DateTimeOffset Since { get; init; }
    [Id(4)] public required DateTimeOffset? LivenessAt { get; init; }
    [Id(5)] public required StreamOutcome? LivenessOutcome { get; init; }
    [Id(6)] public required string LivenessDetail { get; init; }
    [Id(7)] public required DateTimeOffset? DiagnosisAt { get; init; }
    [Id(8)] public required StreamOutcome? DiagnosisOutcome { get; init; }
    [Id(9)] public required string DiagnosisDetail { get; init; }
    [Id(10)] public required StreamTiming Timing { get; init; }
    [Id(11)] public required PictureMeasurements? Measurements { get; init; }
    [Id(12)] public required ImmutableArray<Finding> Findings { get; init; }
    [Id(13)] public required TimeSpan LivenessPeriod { get; init; }
    [Id(14)] public required TimeSpan DiagnosisPeriod { get; init; }
    [Id(15)] public required TimeSpan ConfirmationTime { get; init; }

    /// <summary>Every code that the last round could tell something about.</summary>
    [Id(16)] public ImmutableArray<RoundFault> Judged { get; init; } = [];

    [Id(17)] public DayProfile? Profile { get; init; }

    /// <summary>Every confirmed fault, raised or not.</summary>
    [Id(18)] public ImmutableArray<FindingFault> Faults { get; init; } = [];

    /// <summary>The picture that shows them.</summary>
    [Id(19)] public Guid? EvidenceKey { get; init; }

    /// <summary>Time of the latest picture.</summary>
    [Id(20)] public DateTimeOffset? PictureAt { get; init; }

    /// <summary>Who is asked whether the stream is there: "describe", "session".</summary>
    [Id(21)] public string LivenessSource { get; init; } = "describe";
}
