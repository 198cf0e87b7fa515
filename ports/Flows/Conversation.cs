namespace PrisonOps.Ports.Flows;

/// <summary>Who sends to whom, for what, and over which ports of the exporter. The answers are a conversation of their own.</summary>
/// <param name="Service">The port that the service listens at; 0 for protocols without ports.</param>
/// <param name="Input">ifIndex; 0 when the exporter does not say.</param>
/// <param name="Output">ifIndex; 0 when the exporter does not say.</param>
public readonly record struct Conversation(FlowAddress Source, FlowAddress Destination, byte Protocol, ushort Service, uint Input, uint Output);
