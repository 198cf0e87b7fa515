namespace PrisonOps.AgentSimulator;

/// <summary>The one user of SNMP version 3 a simulated device knows; without passwords it needs none.</summary>
public sealed record DeviceUser
{
    public required string Name { get; init; }

    /// <summary>None, Md5, Sha1, Sha224, Sha256, Sha384 or Sha512.</summary>
    public Ports.Snmp.SnmpAuthentication Authentication { get; init; }

    public string AuthenticationPassword { get; init; } = "";

    /// <summary>None, Des, Aes128, Aes192, Aes256, Aes192Cisco or Aes256Cisco.</summary>
    public Ports.Snmp.SnmpPrivacy Privacy { get; init; }

    public string PrivacyPassword { get; init; } = "";
}
