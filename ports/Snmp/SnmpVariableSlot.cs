namespace PrisonOps.Ports.Snmp;

/// <summary>Where one decoded variable lies in the buffer of its answer.</summary>
public readonly record struct SnmpVariableSlot(
    SnmpType Type, ushort NameStart, ushort NameLength, ushort ValueStart, ushort ValueLength, ulong Bits);
