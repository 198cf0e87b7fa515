namespace PrisonOps.Web.Wire;

public sealed record LimitDefinition(string Name, double Default, double Min, double Max, bool IsWhole);
