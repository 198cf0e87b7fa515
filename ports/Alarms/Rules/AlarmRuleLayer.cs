using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What one unit says of a rule: the whole of a rule of its own, or some fields of one from above.</summary>
/// <param name="Key">The same for all layers of a rule.</param>
/// <param name="BaseRevision">Of the layer above when this one was made; null where the unit has the rule itself.</param>
public sealed record AlarmRuleLayer(
    Guid Id, UnitPlace Place, string Key, AlarmRuleFields Fields, ImmutableArray<AlarmRuleField> Sets, ImmutableArray<AlarmRuleField> Finals,
    long? BaseRevision, string ChangedBy, DateTimeOffset ChangedAt, long Revision)
{
    public static ImmutableArray<AlarmRuleField> AllFields { get; } = [.. Enum.GetValues<AlarmRuleField>()];
}
