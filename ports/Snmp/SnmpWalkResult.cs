namespace PrisonOps.Ports.Snmp;

/// <summary>How a walk ended. Variables delivered before a failure are good.</summary>
public readonly record struct SnmpWalkResult(SnmpOutcome Outcome, string? Detail, int Variables, int Requests);
