using System.Collections.Immutable;
using PrisonOps.Grains.Objects;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Grains.Devices;

/// <summary>What is stored of one poll of a device. A failed poll leaves a row too: it did not answer, and nothing else is known.</summary>
internal static class DeviceSeries
{
    public static Quantity[] Of(DevicePollResult poll, ImmutableArray<Quantity> rates) =>
    [
        new("device.reachable", "", poll.Outcome == DevicePollOutcome.Answered ? 1 : 0, "1", QuantityKind.State),
        new("device.round-trip", "", poll.RoundTrip?.TotalSeconds ?? double.NaN, "s", QuantityKind.Gauge),
        .. rates.Take(ObjectSamples.SeriesMax - 2),
    ];
}
