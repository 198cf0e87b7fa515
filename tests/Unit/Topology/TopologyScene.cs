using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Tests.Unit.Topology;

/// <summary>Objects, cables and maps for tests.</summary>
internal static class TopologyScene
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public static TopologyMap Automatic { get; } = new(
        TopologyMapIds.Automatic(4), new(4, 2, 4), "绵阳监狱", "Mianyang prison", "", TopologyMapKind.Automatic, false, null, "", null, 0);

    public static TopologyObject Switch(string code, string address = "", string classCode = "network.switch") => new(
        Guid.CreateVersion7(), new(4, 2, 4), classCode, code, code, Criticality.NonCore, MonitoringProtocol.Snmp, address, ObjectState.Normal, null, Noon, null);

    public static TopologyRelation Cable(TopologyObject from, TopologyObject to, string? fromPort = null, string? toPort = null) =>
        new(Guid.CreateVersion7(), from.Id, RelationType.ConnectedTo, to.Id, fromPort, toPort, "");

    public static TopologyRows Rows(
        ImmutableArray<TopologyObject> objects, ImmutableArray<TopologyRelation> relations, ImmutableArray<TopologyElement> elements = default,
        ImmutableArray<TopologyPort> ports = default) =>
        new(Automatic, elements.IsDefault ? [] : elements, [], objects, relations, ports.IsDefault ? [] : ports, false);

    public static PortNow Port(string name, bool isUp = true, DateTimeOffset? at = null, double speedBps = 1e9, bool isTold = false, int admin = 1) =>
        new(name, true, name, null, admin, isUp ? 1 : 2, speedBps, at ?? Noon, isTold, 1e8, 2e8, 0, 0);
}
