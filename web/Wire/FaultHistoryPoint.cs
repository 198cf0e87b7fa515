using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record FaultHistoryPoint(DateTimeOffset At, DayProfile Profile, int? Score, double? Value);
