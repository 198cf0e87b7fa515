using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Grains.Cameras;

/// <summary>What is stored of one round of either clock: the same series each time, so that a camera has one layout.</summary>
internal static class CameraSeries
{
    public static Quantity[] Of(KeyframeResult round)
    {
        PictureMeasurements? picture = round.Measurements.IsDefaultOrEmpty ? null : round.Measurements[^1];
        return
        [
            new("stream.alive", "", round.Outcome == StreamOutcome.Ok ? 1 : 0, "1", QuantityKind.State),
            Seconds("stream.signalling", round.Timing.SignallingMs),
            Seconds("stream.first-packet", round.Timing.StreamMs),
            Seconds("stream.first-keyframe", round.Timing.StreamAndKeyframeMs),
            Seconds("stream.keyframe-gap", round.Timing.KeyframeGapMsMax),
            new("picture.brightness", "", picture?.LumaMean ?? double.NaN, "1", QuantityKind.Gauge),
            new("picture.contrast", "", picture?.LumaStdDev ?? double.NaN, "1", QuantityKind.Gauge),
        ];
    }

    private static Quantity Seconds(string name, double? milliseconds) => new(name, "", milliseconds / 1_000 ?? double.NaN, "s", QuantityKind.Gauge);
}
