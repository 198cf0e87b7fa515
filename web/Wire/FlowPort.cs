namespace PrisonOps.Web.Wire;

/// <param name="Port">ifIndex; 0 for what has no port.</param>
/// <param name="InOctetsMax">Of the fullest minute.</param>
/// <param name="CountedIn">By the port's own counters; null when it sent none.</param>
public sealed record FlowPort(long Port, long InOctets, long OutOctets, long InOctetsMax, long OutOctetsMax, long? CountedIn, long? CountedOut);
