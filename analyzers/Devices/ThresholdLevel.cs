using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Devices;

/// <param name="Raise">At this value or beyond it the level is breached.</param>
/// <param name="Clear">Only on the good side of this value it is over; the gap between the two keeps a value at the limit from flapping.</param>
public sealed record ThresholdLevel(AlarmSeverity Severity, double Raise, double Clear);
