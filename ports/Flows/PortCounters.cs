namespace PrisonOps.Ports.Flows;

/// <summary>The counters of one port as sFlow sends them: octets since some beginning, 64 bits wide.</summary>
public readonly record struct PortCounters(uint Port, ulong InOctets, ulong OutOctets);
