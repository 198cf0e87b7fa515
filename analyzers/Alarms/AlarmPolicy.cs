using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>The rules of a board's unit, and what they may know of the objects of its alarms.</summary>
public sealed class AlarmPolicy(AlarmRuleSet rules, IReadOnlyDictionary<Guid, AlarmObject> objects)
{
    public static AlarmPolicy None { get; } = new(AlarmRuleSet.Empty, new Dictionary<Guid, AlarmObject>());

    public AlarmRuleSet Rules => rules;

    public AlarmRuling Decide(AlarmRow alarm, DateTimeOffset now) => rules.IsEmpty
        ? AlarmRuling.Of(alarm.SourceSeverity)
        : rules.Decide(alarm, objects.GetValueOrDefault(alarm.ObjectId), now);
}
