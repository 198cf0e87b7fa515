namespace PrisonOps.Web.Wire;

public sealed record SeriesName(string Name, string Instance, string Unit);
