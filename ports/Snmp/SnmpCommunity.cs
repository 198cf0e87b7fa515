namespace PrisonOps.Ports.Snmp;

/// <summary>The shared word of version 1 and 2c. Its text form leaves the word out, so that no log can carry it.</summary>
public sealed record SnmpCommunity : SnmpCredentials
{
    public SnmpCommunity(string community, SnmpVersion version = SnmpVersion.V2c)
    {
        if (version == SnmpVersion.V3) throw new ArgumentException("A community belongs to V1 or V2c; V3 needs a user.", nameof(version));

        Community = community;
        Version = version;
    }

    public override SnmpVersion Version { get; }

    public string Community { get; }

    public override string ToString() => $"community ({Version})";
}
