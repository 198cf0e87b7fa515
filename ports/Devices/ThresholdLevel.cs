using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Devices;

/// <param name="Raise">At this value or beyond it the level is breached.</param>
/// <param name="Clear">Only on the good side of this value it is over; the gap between the two keeps a value at the limit from flapping.</param>
[GenerateSerializer, Immutable, Alias("prisonops.threshold-level")]
public sealed record ThresholdLevel(
    [property: Id(0)] AlarmSeverity Severity,
    [property: Id(1)] double Raise,
    [property: Id(2)] double Clear);
