namespace PrisonOps.Ports.Flows;

/// <param name="InOctetsMax">Of the fullest minute.</param>
/// <param name="OutOctetsMax">Of the fullest minute.</param>
/// <param name="CountedIn">Octets by the port's own counters; null when it sent none.</param>
/// <param name="CountedOut">Octets by the port's own counters; null when it sent none.</param>
public sealed record PortTraffic(long Port, long InOctets, long OutOctets, long InOctetsMax, long OutOctetsMax, long? CountedIn, long? CountedOut);
