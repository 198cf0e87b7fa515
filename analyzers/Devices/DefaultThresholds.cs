using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Devices;

/// <summary>What applies to every device that says nothing else.</summary>
public static class DefaultThresholds
{
    public static ImmutableArray<ThresholdRule> Rules { get; } =
    [
        new("cpu.load", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.85), new(AlarmSeverity.Warning, 0.85, 0.75)], 3, 5),
        new("memory.used", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.92), new(AlarmSeverity.Warning, 0.90, 0.87)], 3, 5),
        new("swap.used", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Warning, 0.80, 0.60)], 3, 5),
        new("storage.used", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.93), new(AlarmSeverity.Warning, 0.85, 0.83)], 2, 3),
        new("sensor.temperature", "Cel", ThresholdSide.Above, [new(AlarmSeverity.Major, 85, 80), new(AlarmSeverity.Warning, 75, 70)], 2, 3),
        new("ups.on-battery", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 1, 1),
        new("ups.battery.charge", "ratio", ThresholdSide.Below, [new(AlarmSeverity.Critical, 0.20, 0.30), new(AlarmSeverity.Warning, 0.50, 0.60)], 2, 2),
        new("ups.battery.temperature", "Cel", ThresholdSide.Above, [new(AlarmSeverity.Major, 50, 47), new(AlarmSeverity.Warning, 40, 37)], 2, 3),
        new("ups.output.load", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.90), new(AlarmSeverity.Warning, 0.80, 0.75)], 2, 3),
        new("icmp.loss", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Minor, 0.30, 0.10)], 3, 5),
        new("service.down", "1", ThresholdSide.Above, [new(AlarmSeverity.Critical, 1, 1)], 2, 2),
        new("http.unexpected-status", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 2, 2),
        new("http.content-mismatch", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 2, 2),
        new("dns.answer-mismatch", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 2, 2),
        new(
            "certificate.days-left", "d", ThresholdSide.Below,
            [new(AlarmSeverity.Critical, 0, 1), new(AlarmSeverity.Major, 7, 8), new(AlarmSeverity.Warning, 30, 31)], 1, 1),
        new("certificate.name-mismatch", "1", ThresholdSide.Above, [new(AlarmSeverity.Minor, 1, 1)], 2, 2),
        new("certificate.untrusted", "1", ThresholdSide.Above, [new(AlarmSeverity.Warning, 1, 1)], 2, 2),
        new("certificate.not-yet-valid", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 2, 2),
        new("contact.water", "1", ThresholdSide.Above, [new(AlarmSeverity.Critical, 1, 1)], 1, 1),
        new("contact.smoke", "1", ThresholdSide.Above, [new(AlarmSeverity.Critical, 1, 1)], 1, 1),
        new("contact.lightning", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 1, 1),
        new("cooling.fault", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 1, 1)], 1, 1),
        new("hardware.fault", "1", ThresholdSide.Above, [new(AlarmSeverity.Major, 2, 2), new(AlarmSeverity.Warning, 1, 1)], 1, 1),
    ];
}
