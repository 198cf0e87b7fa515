using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Web.Objects;

/// <summary>The few values that say most of an object, under the names of its series. They are those of its live page.</summary>
internal static class KeyMetrics
{
    private const int CountMax = 3;

    /// <summary>What a person asks first of a device, in this order; of several instances the highest says most.</summary>
    private static readonly string[] Preferred =
        ["cpu.load", "memory.used", "storage.used", "ups.battery.charge", "ups.output.load", "sensor.temperature", "sensor.humidity", "interface.in", "interface.out"];

    public static IReadOnlyList<Wire.Quantity> Of(Wire.ObjectStatus status) => status switch
    {
        { Device: { } device } => [.. OfDevice(device).Take(CountMax)],
        { Camera: { } camera } => [.. Delay("stream.first-keyframe", camera.FirstKeyframeMs), .. Delay("stream.keyframe-gap", camera.KeyframeGapMsMax)],
        _ => [],
    };

    public static bool IsLive(Wire.ObjectStatus status) =>
        status.Device?.Outcome is DevicePollOutcome.Answered || status.Camera?.LivenessOutcome is StreamOutcome.Ok;

    public static DateTimeOffset? MeasuredAt(Wire.ObjectStatus status) => status.Device?.LastPollAt ?? status.Camera?.LivenessAt;

    private static IEnumerable<Wire.Quantity> OfDevice(Wire.DeviceLive device) => Preferred
        .Select(name => device.Quantities.Where(quantity => quantity.Name == name).MaxBy(quantity => quantity.Value))
        .OfType<Wire.Quantity>().Concat(Delay("device.round-trip", device.RoundTripMs));

    private static IEnumerable<Wire.Quantity> Delay(string name, double? milliseconds) =>
        milliseconds is { } known ? [new(name, "", known / 1_000, "s")] : [];
}
