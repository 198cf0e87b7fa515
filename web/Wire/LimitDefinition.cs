namespace PrisonOps.Web.Wire;

public sealed record LimitDefinition(string Name, string? Fault, double Default, double Min, double Max);
