namespace PrisonOps.Ports.Snmp;

/// <summary>What the SNMP socket has done since the start. Every datagram that was not an answer is counted under its reason.</summary>
public readonly record struct SnmpTraffic(
    long Sent, long Answered, long Resent, long TimedOut, long Unmatched, long WrongSource, long Malformed, long DroppedByKernel, int InFlight);
