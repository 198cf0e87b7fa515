namespace PrisonOps.Ports.Snmp;

/// <summary>A user of the user-based security model of version 3. Its text form leaves the passwords out.</summary>
public sealed record SnmpUser(string Name) : SnmpCredentials
{
    /// <summary>The shortest password RFC 3414 section 11.2 lets an agent accept.</summary>
    public const int PasswordLengthMin = 8;

    public override SnmpVersion Version => SnmpVersion.V3;

    public SnmpAuthentication Authentication { get; init; }

    public string AuthenticationPassword { get; init; } = "";

    public SnmpPrivacy Privacy { get; init; }

    public string PrivacyPassword { get; init; } = "";

    public override string ToString() => $"user {Name} ({Authentication}, {Privacy})";
}
