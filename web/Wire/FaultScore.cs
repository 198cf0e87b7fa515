namespace PrisonOps.Web.Wire;

public sealed record FaultScore(string Code, int? Score, double? Value, double? Limit, string Unit);
