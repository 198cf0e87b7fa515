namespace PrisonOps.Ports.Flows;

/// <param name="Name">Of the object of the scope that has the address in the exporter's network domain; null when there is none.</param>
/// <param name="InOctets">What was sent to it.</param>
/// <param name="OutOctets">What it sent.</param>
public sealed record HostTraffic(string Address, string? Name, long InOctets, long OutOctets);
