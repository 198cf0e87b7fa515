namespace PrisonOps.Ports.Flows;

/// <summary>What one exporter saw of one conversation in one direction, already multiplied by its sampling rate.</summary>
/// <param name="Source">None for what is no IP: it counts on its ports only.</param>
/// <param name="Protocol">Number of IANA: 6 is TCP, 17 is UDP.</param>
/// <param name="Input">ifIndex of the port where it came in; 0 when the exporter does not say.</param>
/// <param name="Output">ifIndex of the port where it went out; 0 when the exporter does not say.</param>
public readonly record struct FlowRecord(
    FlowAddress Source, FlowAddress Destination, byte Protocol, ushort SourcePort, ushort DestinationPort, uint Input, uint Output, long Octets, long Packets);
