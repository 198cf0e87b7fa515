namespace PrisonOps.Web.Wire;

public sealed record TopologyEnd(Guid ObjectId, string Code, string Name, string ClassCode, string? Port);
