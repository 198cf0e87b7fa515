namespace PrisonOps.Ports.Snmp;

/// <summary>How a version 3 message is enciphered.</summary>
public enum SnmpPrivacy
{
    None = 0,
    Des = 1,
    Aes128 = 2,

    /// <summary>Longer key by Blumenthal's draft, as net-snmp and most vendors do it.</summary>
    Aes192 = 3,

    /// <summary>Longer key by Blumenthal's draft, as net-snmp and most vendors do it.</summary>
    Aes256 = 4,

    /// <summary>Longer key by Reeder's draft, as Cisco does it.</summary>
    Aes192Cisco = 5,

    /// <summary>Longer key by Reeder's draft, as Cisco does it.</summary>
    Aes256Cisco = 6,
}
