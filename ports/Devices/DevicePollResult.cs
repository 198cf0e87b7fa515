using System.Collections.Immutable;

namespace PrisonOps.Ports.Devices;

/// <param name="At">UTC of the answer at the collector.</param>
/// <param name="RoundTrip">Time from the first question to the first answer; null when nothing answered.</param>
/// <param name="Uptime">The device's own uptime (sysUpTime, hrSystemUptime); rates are taken over it.</param>
/// <param name="Detail">The reason in words when the outcome is not an answer.</param>
[GenerateSerializer, Immutable, Alias("prisonops.device-poll-result")]
public sealed record DevicePollResult(
    [property: Id(0)] DevicePollOutcome Outcome,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] TimeSpan? RoundTrip,
    [property: Id(3)] TimeSpan? Uptime,
    [property: Id(4)] DeviceIdentity? Identity,
    [property: Id(5)] ImmutableArray<DeviceInterface> Interfaces,
    [property: Id(6)] ImmutableArray<Quantity> Quantities,
    [property: Id(7)] string Detail)
{
    /// <summary>The states of its parts, with their grades.</summary>
    [Id(8)]
    public ImmutableArray<DeviceState> States { get; init; } = [];

    [Id(9)]
    public DeviceRules Rules { get; init; } = DeviceRules.None;

    public static DevicePollResult Failed(DevicePollOutcome outcome, DateTimeOffset at, string detail) =>
        new(outcome, at, null, null, null, [], [], detail);
}
