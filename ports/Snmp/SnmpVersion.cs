namespace PrisonOps.Ports.Snmp;

/// <summary>The protocol version; the numbers are those on the wire.</summary>
public enum SnmpVersion
{
    V1 = 0,
    V2c = 1,
    V3 = 3,
}
