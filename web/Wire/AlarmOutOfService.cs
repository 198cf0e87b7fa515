using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Web.Wire;

public sealed record AlarmOutOfService(AlarmWindowKind Kind, DateTimeOffset Until, string Reason);
