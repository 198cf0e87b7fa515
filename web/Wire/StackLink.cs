using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

public sealed record StackLink(RelationType Type, Guid ToId);
