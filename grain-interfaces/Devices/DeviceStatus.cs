using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.GrainInterfaces.Devices;

/// <summary>The live page of a device.</summary>
/// <param name="Quantities">The newest values; counters as rates per second ("interface.in" in bit/s).</param>
/// <param name="States">The states of its parts, with their grades, as the newest answer said them.</param>
/// <param name="ConfirmationTime">K x period + one time-out: how long a fault may last before it is an alarm.</param>
[GenerateSerializer, Immutable, Alias("prisonops.device-status")]
public sealed record DeviceStatus
{
    [Id(0)] public required bool Started { get; init; }
    [Id(1)] public required ObjectState State { get; init; }
    [Id(2)] public required string? Reason { get; init; }
    [Id(3)] public required DateTimeOffset Since { get; init; }
    [Id(4)] public required DateTimeOffset? LastPollAt { get; init; }
    [Id(5)] public required DevicePollOutcome? LastOutcome { get; init; }
    [Id(6)] public required string LastDetail { get; init; }
    [Id(7)] public required TimeSpan? RoundTrip { get; init; }
    [Id(8)] public required TimeSpan? Uptime { get; init; }
    [Id(9)] public required DeviceIdentity? Identity { get; init; }
    [Id(10)] public required ImmutableArray<DeviceInterface> Interfaces { get; init; }
    [Id(11)] public required ImmutableArray<Quantity> Quantities { get; init; }
    [Id(12)] public required ImmutableArray<Finding> Findings { get; init; }
    [Id(13)] public required TimeSpan PollPeriod { get; init; }
    [Id(14)] public required TimeSpan ConfirmationTime { get; init; }
    [Id(15)] public ImmutableArray<DeviceState> States { get; init; } = [];
}
