using PrisonOps.Ports.Cameras;

namespace PrisonOps.Ports.Alarms;

/// <summary>One of the faults that a finding lists: the alarm of a camera names all that are confirmed (row 8.2-0.18).</summary>
/// <param name="Score">0 to 100; under 60 is abnormal, from 80 good; null where the fault has no measure (a stream that cannot be decoded).</param>
/// <param name="Detail">The form or reason in a code that screens translate: "black", "no-keyframe".</param>
/// <param name="Region">Null when it is the whole picture or the stream.</param>
[GenerateSerializer, Immutable, Alias("prisonops.finding-fault")]
public sealed record FindingFault(
    [property: Id(0)] string Code,
    [property: Id(1)] int? Score,
    [property: Id(2)] AlarmSeverity Severity,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] double? Value,
    [property: Id(5)] double? Limit,
    [property: Id(6)] string Unit,
    [property: Id(7)] int Hits,
    [property: Id(8)] int Window,
    [property: Id(9)] string Detail,
    [property: Id(10)] FaultRegion? Region);
