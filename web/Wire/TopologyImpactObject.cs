namespace PrisonOps.Web.Wire;

public sealed record TopologyImpactObject(Guid Id, string Code, string Name, string ClassCode, int UnitId);
