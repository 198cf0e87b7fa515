using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>What a description became: the objects, and the ports by index.</summary>
internal sealed record DeviceShape(MibTree Tree, IReadOnlyDictionary<int, PortState> Ports);
