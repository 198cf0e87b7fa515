using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Protocols;

/// <summary>One reading of a whole device with the source of each value, or why there is none.</summary>
/// <param name="At">UTC of the answer at the collector.</param>
/// <param name="Detail">The reason when there is no answer, and what is missing when it is not whole.</param>
public sealed record ProtocolSurvey(
    DevicePollOutcome Outcome,
    DateTimeOffset At,
    TimeSpan? RoundTrip,
    DeviceIdentity? Identity,
    ImmutableArray<SourcedQuantity> Readings,
    string Detail)
{
    /// <summary>Of the profiles that it was read by.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; } = [];

    public static ProtocolSurvey Failed(DevicePollOutcome outcome, DateTimeOffset at, string detail) => new(outcome, at, null, null, [], detail);

    /// <summary>What an actor is told: the values and states without their sources.</summary>
    public DevicePollResult ToResult() =>
        new(Outcome, At, RoundTrip, null, Identity, [], [.. Readings.Select(reading => reading.Quantity)], Detail)
        {
            States =
            [
                .. Readings.Where(reading => reading.State is not null)
                    .Select(reading => new DeviceState(reading.Quantity.Name, reading.Quantity.Instance, reading.State!, reading.Alarms)),
            ],
            Rules = Thresholds.IsEmpty ? DeviceRules.None : new(Thresholds, []),
        };
}
