namespace PrisonOps.Web.Wire;

public sealed record LogVariable(string Name, string Value);
