namespace PrisonOps.Ports.Flows;

/// <param name="Port">ifIndex: only what came in or went out there; null: everything.</param>
public sealed record FlowFilter(DateTimeOffset From, DateTimeOffset To, long? Port = null);
