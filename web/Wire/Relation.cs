using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

public sealed record Relation(
    Guid Id, Guid FromId, string FromName, RelationType Type, Guid ToId, string ToName, string? FromPort, string? ToPort,
    DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, string CreatedBy);
