using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Web.Wire;

public sealed record AlarmRuleConflict(AlarmRuleField Field, int UnitId);
