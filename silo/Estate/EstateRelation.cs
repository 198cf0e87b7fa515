using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Estate;

internal sealed record EstateRelation(string From, RelationType Type, string To, string? FromPort, string? ToPort);
