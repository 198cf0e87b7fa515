namespace PrisonOps.Analyzers.Cameras;

/// <summary>One fault that one round shows, with the number that gave it away and the limit that it passed.</summary>
/// <param name="Code">One of <see cref="PictureFaultCodes"/>.</param>
/// <param name="Unit">Of value and limit; "" when there are none.</param>
/// <param name="Detail">The form or reason in a word or two: "black", "unauthorised".</param>
public sealed record PictureFault(string Code, double? Value, double? Limit, string Unit, string Detail);
