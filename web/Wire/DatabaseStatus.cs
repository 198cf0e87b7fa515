namespace PrisonOps.Web.Wire;

public sealed record DatabaseStatus(string State, string Detail);
