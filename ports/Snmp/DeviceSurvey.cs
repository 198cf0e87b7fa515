using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Snmp;

/// <summary>One reading of a whole device, or why there is none.</summary>
/// <param name="At">UTC of the answer at the collector.</param>
/// <param name="Uptime">The device's own uptime.</param>
public sealed record DeviceSurvey(
    SnmpOutcome Outcome,
    string Detail,
    DateTimeOffset At,
    TimeSpan? RoundTrip,
    TimeSpan? Uptime,
    DeviceIdentity? Identity,
    ImmutableArray<DeviceInterface> Interfaces,
    ImmutableArray<DeviceReading> Readings)
{
    /// <summary>Thresholds by quantity that its profiles bring, in place of the general ones.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; } = [];

    public static DeviceSurvey Failed(SnmpOutcome outcome, string detail, DateTimeOffset at) => new(outcome, detail, at, null, null, null, [], []);
}
