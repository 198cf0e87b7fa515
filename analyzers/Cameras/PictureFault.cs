namespace PrisonOps.Analyzers.Cameras;

/// <summary>One fault that one round shows, with the number that gave it away and the limit that it passed.</summary>
/// <param name="Code">One of <see cref="PictureFaultCodes"/>.</param>
/// <param name="Unit">Of value and limit; "" when there are none.</param>
/// <param name="Detail">The form or reason in a word or two: "black", "unauthorised".</param>
public sealed record PictureFault(string Code, double? Value, double? Limit, string Unit, string Detail)
{
    /// <summary>Row 8.2-0.22: 0 is useless and 100 without fault; below 60 is abnormal.</summary>
    public int Score { get; init; }

    public FaultSeverity Severity { get; init; } = FaultSeverity.Severe;

    /// <summary>Seconds since the first keyframe of the round; null when the whole round shows it or it has no place in time.</summary>
    public double? FromSeconds { get; init; }

    public double? ToSeconds { get; init; }

    /// <summary>Where it is when it does not concern the whole picture.</summary>
    public PictureRegion? Region { get; init; }
}
