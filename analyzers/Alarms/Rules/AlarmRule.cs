using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>A rule ready to be asked.</summary>
internal sealed record AlarmRule(string Key, AlarmRuleFields Fields, Expression Filter, TimeZoneInfo Zone)
{
    public bool ChangesWithTime => Filter.ChangesWithTime || !Fields.Hours.IsEmpty;

    public bool Holds(AlarmFacts facts, DateTimeOffset now)
    {
        if (!AlarmHours.Hold(Fields.Hours, Zone, now)) return false;

        facts.Zone = Zone;
        return Filter.Holds(facts);
    }
}
