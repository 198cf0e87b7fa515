namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record FaultHistoryPoint(DateTimeOffset At, DayProfile Profile, int? Score, double? Value);
