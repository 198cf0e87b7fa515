using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology;

/// <summary>What a map knows of an object that is on it or behind one of its nodes.</summary>
/// <param name="NodeMapId">The nested map behind whose node it stands; null when it is on the map itself.</param>
public sealed record TopologyObject(
    Guid Id, UnitPlace Place, string ClassCode, string Code, string Name, Criticality Criticality, MonitoringProtocol Protocol, string Address, ObjectState State,
    string? Reason, DateTimeOffset Since, Guid? NodeMapId);
