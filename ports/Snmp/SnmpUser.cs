namespace PrisonOps.Ports.Snmp;

/// <summary>A user of the user-based security model of version 3. Its text form leaves the passwords out.</summary>
public sealed record SnmpUser(string Name) : SnmpCredentials
{
    public override SnmpVersion Version => SnmpVersion.V3;

    public SnmpAuthentication Authentication { get; init; }

    public string AuthenticationPassword { get; init; } = "";

    public SnmpPrivacy Privacy { get; init; }

    public string PrivacyPassword { get; init; } = "";

    public override string ToString() => $"user {Name} ({Authentication}, {Privacy})";
}
