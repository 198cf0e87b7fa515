namespace PrisonOps.GrainInterfaces.Alarms;

/// <summary>Open alarms by severity, and how many of them nobody has acknowledged.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-counts")]
public readonly record struct AlarmCounts(
    [property: Id(0)] int Critical,
    [property: Id(1)] int Major,
    [property: Id(2)] int Minor,
    [property: Id(3)] int Warning,
    [property: Id(4)] int Indeterminate,
    [property: Id(5)] int CriticalUnacknowledged,
    [property: Id(6)] int MajorUnacknowledged,
    [property: Id(7)] int MinorUnacknowledged,
    [property: Id(8)] int WarningUnacknowledged,
    [property: Id(9)] int IndeterminateUnacknowledged);
