namespace PrisonOps.Web.Wire;

public sealed record Quantity(string Name, string Instance, double Value, string Unit);
