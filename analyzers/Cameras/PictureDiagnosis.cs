using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Every fault that one look at a camera shows, and none that is only the shadow of another.</summary>
public static class PictureDiagnosis
{
    /// <summary>Row 8.2-0.22: a score below is a fault, one from here on a warning.</summary>
    public const int AbnormalBelow = 60;

    /// <summary>What cannot be told behind a fault. An obstacle before the lens is no blur, and in the dark nothing has colour.</summary>
    private static readonly ImmutableArray<(string Fault, ImmutableArray<string> Hides)> Shadows =
    [
        (PictureFaultCodes.SuddenChange,
        [
            PictureFaultCodes.ColorCast, PictureFaultCodes.SceneChange, PictureFaultCodes.Occlusion, PictureFaultCodes.TooDark, PictureFaultCodes.Brightness,
            PictureFaultCodes.Contrast, PictureFaultCodes.Noise,
        ]),
        (PictureFaultCodes.Occlusion,
        [
            PictureFaultCodes.SceneChange, PictureFaultCodes.Blur, PictureFaultCodes.TooDark, PictureFaultCodes.Brightness, PictureFaultCodes.Contrast,
            PictureFaultCodes.ColorCast, PictureFaultCodes.Monochrome, PictureFaultCodes.Shake, PictureFaultCodes.Freeze, PictureFaultCodes.Stripe,
        ]),
        (PictureFaultCodes.Stripe, [PictureFaultCodes.Blur, PictureFaultCodes.Occlusion, PictureFaultCodes.SceneChange, PictureFaultCodes.Shake, PictureFaultCodes.Noise]),
        (PictureFaultCodes.SceneChange,
        [
            PictureFaultCodes.Blur, PictureFaultCodes.Shake, PictureFaultCodes.ColorCast, PictureFaultCodes.Monochrome, PictureFaultCodes.Noise, PictureFaultCodes.Brightness, PictureFaultCodes.Contrast,
        ]),
        (PictureFaultCodes.TooDark, [PictureFaultCodes.Blur, PictureFaultCodes.Contrast, PictureFaultCodes.Monochrome, PictureFaultCodes.ColorCast]),
        (PictureFaultCodes.Brightness, [PictureFaultCodes.Contrast, PictureFaultCodes.Blur, PictureFaultCodes.ColorCast]),
        (PictureFaultCodes.Monochrome, [PictureFaultCodes.ColorCast]),
        (PictureFaultCodes.Noise, [PictureFaultCodes.Blur]),
        (PictureFaultCodes.Shake, [PictureFaultCodes.Blur, PictureFaultCodes.Noise]),
    ];

    public static ImmutableArray<PictureFault> Of(KeyframeResult taken, PictureReference? reference, PictureProfile profile, PictureLimits limits) =>
        PictureRules.Decide(taken, earlier: null, limits, reference, profile).Faults;

    /// <summary>The faults of keyframes that show a scene, or what is shown in place of one.</summary>
    internal static ImmutableArray<PictureFault> Judge(KeyframeResult taken, PictureReference? reference, PictureProfile profile, PictureLimits limits)
    {
        var round = new PictureRound(taken.Measurements, SecondsOf(taken), [.. new[] { taken.Burst, taken.LaterBurst }.OfType<BurstMeasurements>()], reference, profile, limits)
        {
            KeyBytes = taken.Packets.IsDefault || taken.Packets.Length < taken.Measurements.Length ? [] : [.. taken.Packets.Select(packet => packet.KeyBytes)],
        };
        if (SignalLoss(round) is { } lost) return [lost];

        (PictureFault? occlusion, PictureFault? sceneChange) = SceneRules.Judge(round);
        PictureFault?[] all =
        [
            ClarityRules.Blur(round), LightRules.TooBright(round), ColourRules.Cast(round), ClarityRules.Noise(round), StripeRule.Judge(round), FreezeRule.Judge(round),
            ColourRules.Monochrome(round), ShakeRule.Judge(round), LightRules.Contrast(round), SuddenChangeRule.Judge(round), occlusion, sceneChange, LightRules.TooDark(round),
        ];
        return WithoutShadows(round, [.. all.OfType<PictureFault>()]);
    }

    /// <summary>Delays of the session, as warnings and faults (rows 8.2-0.15 to 8.2-0.17).</summary>
    internal static IEnumerable<PictureFault> Delays(StreamTiming timing, PictureLimits limits)
    {
        if (Delay(PictureFaultCodes.SignallingDelay, timing.SignallingMs, limits.DelayWarningMsMax, limits.DelayMsMax) is { } signalling) yield return signalling;
        if (Delay(PictureFaultCodes.StreamDelay, timing.StreamMs, limits.DelayWarningMsMax, limits.DelayMsMax) is { } stream) yield return stream;
        if (Delay(PictureFaultCodes.KeyframeDelay, timing.KeyframeMs, limits.KeyframeDelayWarningMsMax, limits.KeyframeDelayMsMax) is { } keyframe) yield return keyframe;
    }

    private static PictureFault? Delay(string code, double? measured, double warning, double limit) => measured switch
    {
        { } ms when ms > limit => FaultScore.Of(code, ms / limit, ms, limit, "ms", "late"),
        { } ms when ms > warning => new PictureFault(code, ms, warning, "ms", "late") { Score = WarningScore, Severity = FaultSeverity.Mild },
        _ => null,
    };

    private const int WarningScore = 70;

    /// <summary>Below this score of contrast nothing finer can be told; above it noise is what the gain has made.</summary>
    private const int FaintScore = 36;

    private static PictureFault? SignalLoss(PictureRound round)
    {
        string?[] shown = [.. round.Pictures.Select(picture => IsSceneSeen(round, picture) ? null : SignalCard.NameOf(picture, round.Limits))];
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i] == SignalCard.Snow && IsSceneInNoise(round, i)) shown[i] = null;
        }

        int cards = shown.Count(name => name is not null);
        if (cards < Math.Min(2, shown.Length))
        {
            return RollingPicture.Keyframes(round) is { Length: > 0 } rolling ? round.Timed(Lost(rolling[^1], RollingPicture.Rolling), rolling[0], rolling[^1]) : null;
        }

        int first = Array.FindIndex(shown, name => name is not null), last = Array.FindLastIndex(shown, name => name is not null);
        return round.Timed(Lost(last, shown[last]!), first, last);

        PictureFault Lost(int at, string detail) =>
            new(PictureFaultCodes.SignalLoss, round.Pictures[at].OneColourShare, round.Limits.OneColourShareMin, "ratio", detail) { Score = 0, Severity = FaultSeverity.Severe };
    }

    /// <summary>Beside a sheet that hangs before the lens a strip of the scene is left; a card replaces all of it.</summary>
    private static bool IsSceneSeen(PictureRound round, PictureMeasurements picture) =>
        round.Baseline is { } baseline && SignalCard.NameOf(baseline.Typical, round.Limits) is null && picture.Tiles is { } tiles
        && ((picture.OneColourShare < FullCardShareMin && SceneMatch.UnchangedShare(baseline.Tiles, baseline.StableTiles, tiles) > SceneSeenShareMin)
            || (picture.LumaMean < FaintLumaMax && SceneMatch.SeenShare(baseline.Tiles, baseline.StableTiles, tiles) > FaintSceneShareMin));

    /// <summary>A scene behind the noise of a sensor stays from one keyframe to the next; snow has nothing that does.</summary>
    private static bool IsSceneInNoise(PictureRound round, int at) =>
        round.Pictures.Length > 1 && round.Pictures[at > 0 ? at - 1 : 1].Tiles is { } other && round.Pictures[at].Tiles is { } now
        && SceneMatch.SeenShare(other, Everywhere, now) > SceneInNoiseShareMin;

    /// <summary>An obstacle that hides more may leave nothing that lives.</summary>
    private const double PartOfViewMax = 0.5;

    private const double SceneInNoiseShareMin = 0.6;
    private static readonly bool[] Everywhere = [.. Enumerable.Repeat(true, TileGrid.Tiles)];

    /// <summary>Bars and letters are like a scene by chance here and there, but not very like it, and in another light.</summary>
    private const double SceneSeenShareMin = 0.01;
    private const double FullCardShareMin = 0.985;

    /// <summary>A scene in hardly any light keeps its faint shape, and is too dark; a black card has none.</summary>
    private const double FaintLumaMax = 28;
    private const double FaintSceneShareMin = 0.3;

    private static ImmutableArray<PictureFault> WithoutShadows(PictureRound round, ImmutableArray<PictureFault> faults)
    {
        // What takes the contrast away takes the differences between keyframes too: white that is clipped is always equal.
        if (Has(PictureFaultCodes.TooDark) || Has(PictureFaultCodes.Brightness)) faults = [.. faults.Where(fault => fault.Code != PictureFaultCodes.Freeze)];
        if (faults.Any(fault => fault is { Code: PictureFaultCodes.Contrast, Score: < FaintScore }))
            faults = [.. faults.Where(fault => fault.Code is not (PictureFaultCodes.Freeze or PictureFaultCodes.Monochrome or PictureFaultCodes.ColorCast))];
        if (faults.Any(fault => fault is { Code: PictureFaultCodes.Contrast, Detail: LightRules.High }) || Has(PictureFaultCodes.Brightness))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.Noise or PictureFaultCodes.Stripe, Score: >= FaintScore })];
        if (faults.Any(fault => fault is { Code: PictureFaultCodes.Contrast, Detail: LightRules.High }))
            faults = [.. faults.Where(fault => fault.Code is not (PictureFaultCodes.ColorCast or PictureFaultCodes.TooDark or PictureFaultCodes.Brightness or PictureFaultCodes.Noise))];
        if (Has(PictureFaultCodes.SceneChange))
            faults = [.. faults.Where(fault => fault.Code != PictureFaultCodes.Stripe || (fault.Detail == StripeRule.Lines && fault.Value >= round.Limits.CoherentLinesMax))];
        if (Has(PictureFaultCodes.Contrast) || Has(PictureFaultCodes.Blur) || Has(PictureFaultCodes.Occlusion))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.Freeze, Detail: FreezeRule.MotionCeased })];

        // Light at either end of the range takes the contrast of what it reaches.
        if (Has(PictureFaultCodes.Brightness) || Has(PictureFaultCodes.TooDark) || Has(PictureFaultCodes.SuddenChange))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.Occlusion, Detail: SceneRules.Veiled })];

        if (faults.Any(fault => fault is { Code: PictureFaultCodes.Freeze, Detail: not FreezeRule.MotionCeased }) && FreezeRule.IsWholePictureRepeated(round))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.Occlusion, Value: < PartOfViewMax })];

        // What has hidden the scene under one colour has its own lines: text, folds, an edge.
        if (Has(PictureFaultCodes.Occlusion) && round.Baseline is { } known && OtherView.IsOneColour(known.Typical, round.Pictures[^1]))
            faults = [.. faults.Where(fault => fault.Code != PictureFaultCodes.Stripe)];

        // Moving stripes and a shaking camera make views unlike each other too.
        if (Has(PictureFaultCodes.Stripe) || (Has(PictureFaultCodes.Shake) && ShakeRule.IsSeenInBurst(round)))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.SuddenChange, Detail: SuddenChangeRule.OtherView })];
        if (Has(PictureFaultCodes.Shake) && ShakeRule.IsSeenInBurst(round))
            faults = [.. faults.Where(fault => fault.Code is not (PictureFaultCodes.SceneChange or PictureFaultCodes.Occlusion))];
        if (Has(PictureFaultCodes.SuddenChange) && !ShakeRule.IsSeenInBurst(round)) faults = [.. faults.Where(fault => fault.Code != PictureFaultCodes.Shake)];

        // What has a period of its own comes back too, and light that is switched, or a camera that is knocked, changes quiet places by more than noise.
        if (Has(PictureFaultCodes.Stripe) || Has(PictureFaultCodes.SuddenChange) || Has(PictureFaultCodes.Noise) || Has(PictureFaultCodes.Shake))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.Freeze, Detail: FreezeRule.Returned })];
        if (Has(PictureFaultCodes.SuddenChange) || Has(PictureFaultCodes.Shake))
            faults = [.. faults.Where(fault => fault is not { Code: PictureFaultCodes.Freeze, Detail: FreezeRule.MotionCeased })];
        foreach ((string code, ImmutableArray<string> hides) in Shadows)
        {
            if (Has(code)) faults = [.. faults.Where(fault => !hides.Contains(fault.Code))];
        }

        return faults;

        bool Has(string code) => faults.Any(fault => fault.Code == code);
    }

    private static ImmutableArray<double> SecondsOf(KeyframeResult taken)
    {
        double? first = taken.Packets.IsDefaultOrEmpty ? null : taken.Packets[0].TimeMs;
        return
        [
            .. taken.Measurements.Select((_, i) => first is { } began && i < taken.Packets.Length && taken.Packets[i].TimeMs is { } at
                ? Math.Round((at - began) / 1_000, 3)
                : i),
        ];
    }
}
