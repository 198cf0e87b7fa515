using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Objects;

internal sealed record NewRelation(Guid FromId, RelationType Type, Guid ToId, string? FromPort, string? ToPort);
