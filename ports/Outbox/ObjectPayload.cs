using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Outbox;

/// <summary>The payload of topic "object", JSON with camelCase names and enum names as strings.</summary>
public sealed record ObjectPayload(ObjectStateRow State, string ClassCode, string Code, string Name);
