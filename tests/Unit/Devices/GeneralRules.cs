using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Tests.Unit.Devices;

/// <summary>A few general defaults as the standard pack has them, and alarms of parts.</summary>
internal static class GeneralRules
{
    public static AlarmPack Pack { get; } = new(
        ImmutableDictionary.CreateRange(
            ((AlarmType[])
            [
                Type("cpu.load"), Type("storage.used"), Type("sensor.temperature"), Type("ups.battery.charge"), Type("sensor.humidity"),
                Type("ups.on-battery", AlarmSeverity.Major, hits: 1), Type("ups.output"), Type("ups.bypass"), Type("fan.fault"), Type("temperature.state"),
                Type("room.temperature"), Type("room.rise"), Type("door.forced"),
            ]).Select(type => KeyValuePair.Create(type.Code, type))),
        [
            new("cpu.load", "cpu.load", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.85), new(AlarmSeverity.Warning, 0.85, 0.75)], 3, 5),
            new("storage.used", "storage.used", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.93), new(AlarmSeverity.Warning, 0.85, 0.83)], 2, 3),
            new("sensor.temperature", "sensor.temperature", "Cel", ThresholdSide.Above, [new(AlarmSeverity.Major, 85, 80), new(AlarmSeverity.Warning, 75, 70)], 2, 3)
            {
                Unless = "temperature.state",
            },
            new("ups.on-battery", "ups.on-battery", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 1, 1),
            new("ups.battery.charge", "ups.battery.charge", "ratio", ThresholdSide.Below, [new(AlarmSeverity.Critical, 0.20, 0.30), new(AlarmSeverity.Warning, 0.50, 0.60)], 2, 2),
            new("sensor.humidity", "sensor.humidity", "%", ThresholdSide.Above, [new(AlarmSeverity.Warning, 80, 75)], 2, 2),
            new("sensor.humidity", "sensor.humidity", "%", ThresholdSide.Below, [new(AlarmSeverity.Warning, 10, 13)], 2, 2),
            new("door.forced", "sensor.switch", "1", ThresholdSide.Below, [new(AlarmSeverity.Critical, 1, 1)], 1, 1) { Label = "(?i)forced" },
        ],
        []);

    /// <summary>A fan: 1 is good, 2 slow, 3 failed, 4 not there, 5 not known.</summary>
    public static DeviceState Fan(int value, string name = "Fan 1") => new(
        "sensor.state", name,
        new(
            value, (StateGrade)(value - 1) switch { StateGrade.Unknown => StateGrade.Absent, StateGrade.Absent => StateGrade.Unknown, var grade => grade },
            value switch { 1 => "ok", 2 => "slow", 3 => "failed", 4 => "notPresent", _ => "unknown" }),
        new([Pack.ForStates("fan.fault", "sensor.state")], ImmutableDictionary<int, string>.Empty, "fan.fault", "ok"));

    /// <summary>The output of a UPS as RFC 1628 numbers it.</summary>
    public static DeviceState Output(int value) => new(
        "ups.output.source", "",
        value switch
        {
            3 => new(3, StateGrade.Normal, "normal"),
            4 => new(4, StateGrade.Warning, "bypass"),
            5 => new(5, StateGrade.Warning, "battery"),
            _ => new(2, StateGrade.Fault, "none"),
        },
        new(
            [Pack.ForStates("ups.bypass", "ups.output.source"), Pack.ForStates("ups.on-battery", "ups.output.source"), Pack.ForStates("ups.output", "ups.output.source")],
            new Dictionary<int, string> { [4] = "ups.bypass", [5] = "ups.on-battery" }.ToImmutableDictionary(), "ups.output", "normal"));

    private static AlarmType Type(string code, AlarmSeverity warning = AlarmSeverity.Minor, int hits = 2) =>
        new(code, ProbableCause.EquipmentMalfunction, AlarmSeverity.Major, warning, hits, hits, code, code);
}
