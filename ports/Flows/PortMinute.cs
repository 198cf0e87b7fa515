namespace PrisonOps.Ports.Flows;

/// <summary>Traffic of one port of an exporter in a minute.</summary>
/// <param name="Port">ifIndex; 0 takes what has no port, and ports beyond the bound.</param>
/// <param name="CountedIn">Octets by the counters of the port (sFlow); null when it sent none.</param>
/// <param name="CountedOut">Octets by the counters of the port (sFlow); null when it sent none.</param>
public readonly record struct PortMinute(uint Port, FlowSum In, FlowSum Out, long? CountedIn, long? CountedOut);
