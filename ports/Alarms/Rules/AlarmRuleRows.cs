using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>Everything that boards judge by.</summary>
public sealed record AlarmRuleRows(ImmutableArray<AlarmRuleLayer> Layers, ImmutableArray<AlarmWindow> Windows)
{
    public static AlarmRuleRows Empty { get; } = new([], []);

    /// <summary>The nearest layer of a rule above a unit; null of a rule of the unit's own.</summary>
    public AlarmRuleLayer? Above(string key, UnitPlace place) => Layers
        .Where(layer => layer.Key == key && layer.Place.Unit != place.Unit && layer.Place.Prison == 0
            && (layer.Place.Province == 0 || layer.Place.Province == place.Province))
        .MaxBy(layer => layer.Place.Province == 0 ? 0 : 1);
}
