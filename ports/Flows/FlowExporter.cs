namespace PrisonOps.Ports.Flows;

/// <summary>Who sends flows: an address is known only together with the network domain of the listener that hears it.</summary>
public readonly record struct FlowExporter(string NetworkDomain, string Address);
