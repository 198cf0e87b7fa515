namespace PrisonOps.Ports.Snmp;

/// <summary>The type of a variable; the numbers are the tags on the wire, except for the ones wrapped in Opaque and <see cref="Unreadable"/>.</summary>
public enum SnmpType
{
    Integer32 = 0x02,
    Octets = 0x04,
    Null = 0x05,
    Name = 0x06,
    Address = 0x40,
    Counter32 = 0x41,
    Gauge32 = 0x42,
    TimeTicks = 0x43,
    Opaque = 0x44,
    Counter64 = 0x46,

    /// <summary>The agent does not have the object.</summary>
    NoSuchObject = 0x80,

    /// <summary>The agent has the object but not this row.</summary>
    NoSuchInstance = 0x81,

    /// <summary>Nothing follows in the agent's tree.</summary>
    EndOfMibView = 0x82,

    /// <summary>A floating-point number wrapped in Opaque, as net-snmp sends it.</summary>
    Real = 0x100,

    /// <summary>The octets break the rules of their tag so far that no value can be read off them.</summary>
    Unreadable = 0x101,
}
