using PrisonOps.Ports.Snmp;

namespace PrisonOps.Silo.Probing;

/// <summary>One line of a list of targets.</summary>
internal sealed record ProbeTarget(string Name, SnmpTarget Target);
