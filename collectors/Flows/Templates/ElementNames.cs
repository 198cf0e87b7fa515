namespace PrisonOps.Collectors.Flows.Templates;

/// <summary>The information elements that are read (IANA, "IPFIX Information Elements"). All others are passed over by their length.</summary>
internal static class ElementNames
{
    public const ushort OctetDeltaCount = 1;
    public const ushort PacketDeltaCount = 2;
    public const ushort ProtocolIdentifier = 4;
    public const ushort SourceTransportPort = 7;
    public const ushort SourceIp4 = 8;
    public const ushort IngressInterface = 10;
    public const ushort DestinationTransportPort = 11;
    public const ushort DestinationIp4 = 12;
    public const ushort EgressInterface = 14;
    public const ushort PostOctetDeltaCount = 23;
    public const ushort PostPacketDeltaCount = 24;
    public const ushort SourceIp6 = 27;
    public const ushort DestinationIp6 = 28;
    public const ushort SamplingInterval = 34;
    public const ushort SamplerId = 48;
    public const ushort SamplerRandomInterval = 50;
    public const ushort InitiatorOctets = 231;
    public const ushort ResponderOctets = 232;
    public const ushort InitiatorPackets = 298;
    public const ushort ResponderPackets = 299;
    public const ushort SelectorId = 302;
    public const ushort SamplingPacketInterval = 305;
    public const ushort SamplingPacketSpace = 306;
    public const ushort SamplingSize = 309;
    public const ushort SamplingPopulation = 310;

    /// <summary>The elements of the other direction of a flow (RFC 5103 section 6.1).</summary>
    public const uint ReverseEnterprise = 29_305;

    /// <summary>No enterprise has this number: it marks the scopes of NetFlow 9, of which 2 is a port (RFC 3954 section 6.1).</summary>
    public const uint ScopeOfNetFlow9 = uint.MaxValue;
    public const ushort ScopePort = 2;
}
