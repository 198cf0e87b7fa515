using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What rules may say, what they come to in a unit, and what one would have done. Pure.</summary>
public interface IAlarmRuleDesk
{
    /// <summary>What the filter of a rule may ask for.</summary>
    ImmutableArray<FilterField> Fields { get; }

    /// <summary>Null when the text is an expression.</summary>
    Refusal? CheckFilter(string filter);

    /// <summary>Null when the draft says nothing that is not allowed; of a field that a unit above has fixed, who has.</summary>
    (string Field, Refusal Refusal)? Check(AlarmRuleDraft draft, AlarmRuleRows rows, UnitPlace place);

    (string Field, Refusal Refusal)? Check(AlarmWindowDraft draft, DateTimeOffset now);

    /// <summary>The rules as they are in force in a unit, in the order in which they are asked.</summary>
    ImmutableArray<ResolvedAlarmRule> Resolve(AlarmRuleRows rows, UnitPlace place);

    /// <summary>What would have been otherwise had the draft been in force when these alarms opened.</summary>
    AlarmRulePreview Preview(ImmutableArray<OpenedAlarm> opened, AlarmRuleRows rows, AlarmRuleDraft draft, UnitPlace place, DateTimeOffset now);
}
