namespace PrisonOps.Ports.Cameras;

/// <summary>The numbers of one keyframe that picture faults are told by. Luma is stretched to full range, black 0 and white 255.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.picture-signs")]
public sealed record PictureSigns
{
    /// <summary>The luma that 1 % of the pixels do not reach.</summary>
    [Id(0)]
    public double LumaP1 { get; init; }

    [Id(1)]
    public double LumaP5 { get; init; }

    [Id(2)]
    public double LumaP50 { get; init; }

    [Id(3)]
    public double LumaP95 { get; init; }

    [Id(4)]
    public double LumaP99 { get; init; }

    /// <summary>Share of pixels at the upper end of the range, 0 to 1.</summary>
    [Id(5)]
    public double WhiteShare { get; init; }

    /// <summary>Share of pixels at the lower end.</summary>
    [Id(6)]
    public double BlackShare { get; init; }

    /// <summary>
    /// Steepest step at the working size over that at a quarter of it, the median over the tiles with edges: 1 where edges are sharp, 1/4
    /// where they are wide. Null without enough edges.
    /// </summary>
    [Id(7)]
    public double? EdgeSharpness { get; init; }

    /// <summary>The same from a half to a quarter, which noise hardly touches: 1 to 1/2.</summary>
    [Id(8)]
    public double? EdgeSharpnessCoarse { get; init; }

    /// <summary>Share of tiles with edges.</summary>
    [Id(9)]
    public double EdgeTileShare { get; init; }

    /// <summary>Noise of luma in its smoothest places, in grey levels.</summary>
    [Id(10)]
    public double NoiseSigma { get; init; }

    /// <summary>Noise of chroma in its smoothest places, the greater of U and V.</summary>
    [Id(12)]
    public double ChromaNoiseSigma { get; init; }

    /// <summary>Share of pixels that stand out of all their neighbours.</summary>
    [Id(13)]
    public double ImpulseShare { get; init; }

    /// <summary>Share of chroma samples that have a colour one would name.</summary>
    [Id(14)]
    public double ColouredShare { get; init; }

    /// <summary>Mean distance from grey of chroma, 0 to 181.</summary>
    [Id(15)]
    public double Saturation { get; init; }

    /// <summary>Lines across the whole picture: three lags for rows, three for columns, in grey levels.</summary>
    [Id(16)]
    public float[] CoherentLines { get; init; } = [];

    /// <summary>The camera's own motion since the first keyframe of the session; null for the first and where nothing can be compared.</summary>
    [Id(17)]
    public CameraMotion? Motion { get; init; }

    /// <summary>Difference to the keyframe before in the quietest tenth of the blocks, 0 to 255; null for the first.</summary>
    [Id(18)]
    public double? DifferenceQuiet { get; init; }

    /// <summary>Share of blocks that are equal to those of the keyframe before, pixel by pixel; null for the first.</summary>
    [Id(19)]
    public double? EqualShare { get; init; }

    /// <summary>Share of pixels that stand out of all their neighbours and did not in the keyframe before; null for the first.</summary>
    [Id(20)]
    public double? LivingImpulseShare { get; init; }
}
