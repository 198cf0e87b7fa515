using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard;

/// <summary>What raises which alarm in a profile, once it is known what it inherits.</summary>
internal static class ProfileAlarms
{
    /// <summary>
    /// Of thresholds the profile goes before the defaults of its kind. Of states, what a reading says itself stays; else the profile says it by
    /// quantity, else the general defaults by quantity and label.
    /// </summary>
    public static DeviceProfile Decide(DeviceProfile profile, AlarmPack pack) => profile with
    {
        Thresholds = [.. profile.Thresholds, .. OfKind(profile.Kind, pack).Where(rule => profile.Thresholds.All(said => said.Subject != rule.Subject))],
        Readings = [.. profile.Readings.Select(reading => reading.States.IsEmpty ? reading : reading with { Alarms = Alarms(reading, profile, pack) })],
    };

    private static ImmutableArray<ThresholdRule> OfKind(string? kind, AlarmPack pack) => kind is null ? [] : pack.OfKind.GetValueOrDefault(kind, []);

    private static StateAlarms? Alarms(SnmpReading reading, DeviceProfile profile, AlarmPack pack)
    {
        if (reading.Alarms is { } said) return said.Rules.IsEmpty ? null : said;

        string fixedText = string.Concat(reading.Label.Parts.Select(part => part.Text ?? ""));
        string type = profile.Alarms.GetValueOrDefault(reading.Quantity)
            ?? pack.States.FirstOrDefault(known => known.Quantity == reading.Quantity && known.Label?.IsMatch(fixedText) != false)?.Alarm ?? "";
        return AlarmKeys.Of(type, reading.Quantity, reading.States, pack);
    }
}
