namespace PrisonOps.Analyzers.Cameras;

/// <summary>Row 8.2-0.22: from how far a number is beyond its limit to a score and a severity.</summary>
internal static class FaultScore
{
    /// <summary>A number at its limit is just abnormal.</summary>
    private const double AtLimit = 59;

    /// <summary>Each doubling beyond the limit takes this much.</summary>
    private const double PerDoubling = 30;

    private const double MediumFrom = 1.4;
    private const double SevereFrom = 2.2;

    /// <param name="excess">1 at the limit, more beyond it.</param>
    public static PictureFault Of(string code, double excess, double value, double limit, string unit, string detail) => new(code, value, limit, unit, detail)
    {
        Score = (int)Math.Clamp(Math.Round(AtLimit - (PerDoubling * Math.Log2(Math.Max(excess, 1)))), 0, AtLimit),
        Severity = excess >= SevereFrom ? FaultSeverity.Severe : excess >= MediumFrom ? FaultSeverity.Medium : FaultSeverity.Mild,
    };
}
