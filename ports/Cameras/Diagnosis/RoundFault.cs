using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What a round says of one code: its score, and the number behind it.</summary>
/// <param name="Score">0 to 100; null where there is no measure.</param>
/// <param name="IsFault">Whether the round itself counts as bad for the code; the alarm needs several.</param>
[GenerateSerializer, Immutable, Alias("prisonops.round-fault")]
public sealed record RoundFault(
    [property: Id(0)] string Code,
    [property: Id(1)] int? Score,
    [property: Id(2)] bool IsFault,
    [property: Id(3)] AlarmSeverity Severity,
    [property: Id(4)] double? Value,
    [property: Id(5)] double? Limit,
    [property: Id(6)] string Unit,
    [property: Id(7)] string Detail,
    [property: Id(8)] FaultRegion? Region);
