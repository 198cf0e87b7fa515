using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

/// <summary>A node as it is now.</summary>
/// <param name="Kind">"node".</param>
/// <param name="Key">Of the feed: "node:" and the id.</param>
/// <param name="State">Of a map that is a node: of the worst object in it. Symbols have no state and are not told of.</param>
/// <param name="CpuRatio">0 to 1; null when it is not measured, or not answered now.</param>
/// <param name="Objects">Of a map that is a node: its objects by state.</param>
public sealed record TopologyNodeState(
    string Key, string Kind, Guid Id, ObjectState State, string? Reason, DateTimeOffset? Since, double? CpuRatio, double? MemoryRatio,
    IReadOnlyDictionary<ObjectState, int>? Objects);
