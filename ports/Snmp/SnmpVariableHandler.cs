namespace PrisonOps.Ports.Snmp;

/// <summary>Takes one variable of a walk: which of the asked subtrees it belongs to, and the octets of its name behind that subtree.</summary>
public delegate void SnmpVariableHandler(int subtree, ReadOnlySpan<byte> row, SnmpVariable variable);
