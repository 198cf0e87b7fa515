using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// What is stored of one round of each clock: the same series each time, so that a camera has one layout. What only a diagnosis measures comes
/// last, because a row ends with its last value: a round that took no picture stores nothing in place of them.
/// </summary>
internal static class CameraSeries
{
    public static Quantity[] Of(KeyframeResult round)
    {
        StreamTiming timing = round.Timing;
        PictureMeasurements? picture = round.Measurements.IsDefaultOrEmpty ? null : round.Measurements[^1];
        PictureSigns? signs = picture?.Signs;
        return
        [
            new("stream.alive", "", round.Outcome == StreamOutcome.Ok ? 1 : 0, "1", QuantityKind.State),
            Seconds("stream.signalling", timing.SignallingMs),
            Seconds("stream.first-packet", timing.StreamMs),
            Seconds("stream.first-keyframe", timing.StreamAndKeyframeMs),
            Seconds("stream.keyframe-gap", timing.KeyframeGapMsMax),
            Seconds("stream.lateness", timing.LatenessMsMax),
            Seconds("stream.packet-gap", timing.PacketGapMsMax),
            // Nothing is counted, and so nothing lost, before the first packet.
            Number("stream.lost-packets", timing.PacketGapMsMax is null ? null : timing.LostPackets),
            Number("picture.brightness", picture?.LumaMean),
            Number("picture.contrast", picture?.LumaStdDev),
            Number("picture.sharpness", signs?.EdgeSharpness),
            Number("picture.noise", signs?.NoiseSigma),
            Number("picture.saturation", signs?.Saturation),
            Number("picture.stripe", signs is { CoherentLines: { Length: > 0 } lines } ? lines.Max() : null),
            Share("picture.one-colour", picture?.OneColourShare),
            Number("picture.difference", picture?.DifferenceMean),
            Number("picture.residual", signs?.DifferenceQuiet),
        ];
    }

    private static Quantity Seconds(string name, double? milliseconds) => Gauge(name, milliseconds / 1_000, "s");

    private static Quantity Number(string name, double? value) => Gauge(name, value, "1");

    private static Quantity Share(string name, double? value) => Gauge(name, value, "ratio");

    private static Quantity Gauge(string name, double? value, string unit) => new(name, "", value ?? double.NaN, unit, QuantityKind.Gauge);
}
