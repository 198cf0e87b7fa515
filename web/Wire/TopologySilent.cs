namespace PrisonOps.Web.Wire;

public sealed record TopologySilent(Guid ObjectId, string Code, string Name, string Reason);
