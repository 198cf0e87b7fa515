namespace PrisonOps.Ports.Flows;

/// <param name="SourceName">Of the object of the scope that has the address in the exporter's network domain; null when there is none.</param>
/// <param name="DestinationName">Likewise.</param>
public sealed record ConversationTraffic(
    string Source, string? SourceName, string Destination, string? DestinationName, int Protocol, int Service, FlowSum Sum);
