namespace PrisonOps.Ports.Snmp;

/// <summary>What proves to an agent that it may answer: a <see cref="SnmpCommunity"/> or a <see cref="SnmpUser"/>.</summary>
public abstract record SnmpCredentials
{
    public abstract SnmpVersion Version { get; }
}
