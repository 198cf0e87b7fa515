using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>Ministry, province, prison: what the layers of a rule come to in one unit. Field by field, the nearest wins unless one above is final.</summary>
public static class AlarmRuleLayers
{
    /// <summary>Of the layers of all units; in the order in which the rules are asked. A layer whose rule is gone says nothing.</summary>
    public static ImmutableArray<ResolvedAlarmRule> Resolve(IEnumerable<AlarmRuleLayer> layers, UnitPlace place) =>
    [
        .. layers.Where(layer => Concerns(layer.Place, place))
            .GroupBy(layer => layer.Key, StringComparer.Ordinal)
            .Select(rule => rule.OrderBy(layer => Tier(layer.Place)).ToArray())
            .Where(rule => rule[0].BaseRevision is null)
            .Select(Resolve)
            .OrderBy(rule => rule.Fields.Order).ThenBy(rule => rule.Key, StringComparer.Ordinal),
    ];

    /// <summary>Whether what stands at <paramref name="above"/> concerns the unit at <paramref name="place"/>: its own, or one below.</summary>
    public static bool Concerns(UnitPlace above, UnitPlace place) =>
        above.Unit == place.Unit || Tier(above) switch { 0 => true, 1 => above.Province == place.Province, _ => above.Prison == place.Prison };

    private static int Tier(UnitPlace place) => place.Province == 0 ? 0 : place.Prison == 0 ? 1 : 2;

    private static ResolvedAlarmRule Resolve(AlarmRuleLayer[] rule)
    {
        AlarmRuleLayer own = rule[0];
        AlarmRuleFields fields = own.Fields;
        var origins = AlarmRuleLayer.AllFields.ToDictionary(field => field, _ => own.Place.Unit);
        var finals = own.Finals.ToDictionary(field => field, _ => own.Place.Unit);
        ImmutableArray<AlarmRuleConflict>.Builder conflicts = ImmutableArray.CreateBuilder<AlarmRuleConflict>();
        ImmutableArray<int>.Builder outdated = ImmutableArray.CreateBuilder<int>();

        for (int tier = 1; tier < rule.Length; tier++)
        {
            AlarmRuleLayer layer = rule[tier];
            if (layer.BaseRevision is { } known && known != rule[tier - 1].Revision) outdated.Add(layer.Place.Unit);
            foreach (AlarmRuleField field in layer.Sets)
            {
                if (finals.ContainsKey(field))
                {
                    conflicts.Add(new(field, layer.Place.Unit));
                    continue;
                }

                fields = Take(fields, layer.Fields, field);
                origins[field] = layer.Place.Unit;
            }

            foreach (AlarmRuleField field in layer.Finals) finals.TryAdd(field, layer.Place.Unit);
        }

        return new(own.Key, own.Place.Unit, fields, origins.ToImmutableDictionary(), finals.ToImmutableDictionary(), conflicts.ToImmutable(), outdated.ToImmutable());
    }

    private static AlarmRuleFields Take(AlarmRuleFields before, AlarmRuleFields from, AlarmRuleField field) => field switch
    {
        AlarmRuleField.Name => before with { Name = from.Name },
        AlarmRuleField.Enabled => before with { Enabled = from.Enabled },
        AlarmRuleField.Order => before with { Order = from.Order },
        AlarmRuleField.Filter => before with { Filter = from.Filter },
        AlarmRuleField.Hours => before with { Hours = from.Hours, Zone = from.Zone },
        AlarmRuleField.Severity => before with { Severity = from.Severity },
        AlarmRuleField.AnnounceAfter => before with { AnnounceAfter = from.AnnounceAfter },
        AlarmRuleField.Suppress => before with { Suppress = from.Suppress },
        AlarmRuleField.Acknowledge => before with { Acknowledge = from.Acknowledge },
        AlarmRuleField.ClearAfter => before with { ClearAfter = from.ClearAfter },
        AlarmRuleField.Ticket => before with { Ticket = from.Ticket },
        AlarmRuleField.Forward => before with { Forward = from.Forward },
        _ => throw new InvalidOperationException($"Field {field} of an alarm rule is not known."),
    };
}
