namespace PrisonOps.Ports.Alarms;

/// <summary>
/// One active finding of one object. (object, <paramref name="Type"/>, <paramref name="Instance"/>) is its natural key;
/// <paramref name="Instance"/> is "" where the object has only one.
/// </summary>
/// <param name="Evidence">Why, as data for the screen: value, limit, unit, how many of how many, reason code.</param>
[GenerateSerializer, Immutable, Alias("prisonops.finding")]
public sealed record Finding(
    [property: Id(0)] string Type,
    [property: Id(1)] string Instance,
    [property: Id(2)] AlarmSeverity Severity,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] FindingEvidence Evidence);
