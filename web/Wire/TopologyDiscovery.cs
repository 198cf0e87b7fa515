namespace PrisonOps.Web.Wire;

/// <summary>How the discovery of a unit stands.</summary>
/// <param name="Silent">Devices that did not answer in the last round, with why.</param>
/// <param name="Unknown">Neighbours that are no objects: what a switch says stands on its port.</param>
public sealed record TopologyDiscovery(
    int UnitId, bool IsRunning, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Devices, int Asked, int Answered, int Links, int Open,
    IReadOnlyList<TopologySilent> Silent, IReadOnlyList<TopologyStranger> Unknown);
