namespace PrisonOps.Web.Wire;

/// <param name="Protocol">Number of IANA.</param>
/// <param name="Service">Port of the service; 0 for protocols without ports.</param>
public sealed record FlowConversation(
    string Source, string? SourceName, string Destination, string? DestinationName, int Protocol, int Service, FlowSum Sum);
