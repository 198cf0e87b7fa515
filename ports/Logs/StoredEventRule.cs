using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

public sealed record StoredEventRule(Guid Id, UnitPlace Place, EventRuleDraft Draft, string ChangedBy, DateTimeOffset ChangedAt, long Revision)
{
    public EventRule ToRule() => new(
        Id.ToString(), Place, Draft.Match, Draft.Effect, EventRule.Custom, Draft.Name, Draft.Severity, Draft.InstanceVariable, Draft.EndsAfter, Draft.Name,
        Draft.Name);
}
