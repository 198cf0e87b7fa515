using System.Buffers.Binary;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows.Templates;

/// <summary>The fields of one record, by what they mean and not by where they stand.</summary>
internal struct FieldValues
{
    private ulong postOctets;
    private ulong postPackets;
    private ulong interval;
    private ulong space;
    private ulong size;
    private ulong population;

    public FlowAddress Source { get; private set; }

    public FlowAddress Destination { get; private set; }

    public byte Protocol { get; private set; }

    public ushort SourcePort { get; private set; }

    public ushort DestinationPort { get; private set; }

    public uint Input { get; private set; }

    public uint Output { get; private set; }

    public ulong Octets { get; private set; }

    public ulong Packets { get; private set; }

    public ulong ReverseOctets { get; private set; }

    public ulong ReversePackets { get; private set; }

    public uint? Sampler { get; private set; }

    public uint? ScopePort { get; private set; }

    /// <summary>What the exporter counted behind itself stands in where it does not say what came in.</summary>
    public readonly ulong OctetsOrPost => Octets != 0 ? Octets : postOctets;

    public readonly ulong PacketsOrPost => Packets != 0 ? Packets : postPackets;

    /// <summary>One of how many packets is counted; null when the record does not say.</summary>
    public uint? Rate { get; private set; }

    /// <summary>The rate by the interval and space, or the size and population, of an option (RFC 5477 section 8.2).</summary>
    public readonly uint? RateOfOption => this switch
    {
        { Rate: { } said } => said,
        { interval: > 0 } => Bounded((interval + space) / interval),
        { size: > 0, population: > 0 } => Bounded(population / size),
        _ => null,
    };

    public void Take(TemplateField field, ReadOnlySpan<byte> value, bool isScope)
    {
        switch (field.Enterprise)
        {
            case 0:
                TakeOwn(field.Element, value, isScope);
                break;
            case ElementNames.ReverseEnterprise when field.Element == ElementNames.OctetDeltaCount:
                ReverseOctets = Number(value);
                break;
            case ElementNames.ReverseEnterprise when field.Element == ElementNames.PacketDeltaCount:
                ReversePackets = Number(value);
                break;
            case ElementNames.ScopeOfNetFlow9 when field.Element == ElementNames.ScopePort:
                ScopePort = (uint)Number(value);
                break;
        }
    }

    private void TakeOwn(ushort element, ReadOnlySpan<byte> value, bool isScope)
    {
        switch (element)
        {
            case ElementNames.SourceIp4 when value.Length == 4: Source = FlowAddress.OfVersion4(BinaryPrimitives.ReadUInt32BigEndian(value)); break;
            case ElementNames.DestinationIp4 when value.Length == 4: Destination = FlowAddress.OfVersion4(BinaryPrimitives.ReadUInt32BigEndian(value)); break;
            // An exporter of both versions may fill the fields of the other one with zeros.
            case ElementNames.SourceIp6 when value.Length == 16 && value.ContainsAnyExcept((byte)0): Source = FlowAddress.OfVersion6(value); break;
            case ElementNames.DestinationIp6 when value.Length == 16 && value.ContainsAnyExcept((byte)0): Destination = FlowAddress.OfVersion6(value); break;
            case ElementNames.ProtocolIdentifier: Protocol = (byte)Number(value); break;
            case ElementNames.SourceTransportPort: SourcePort = (ushort)Number(value); break;
            case ElementNames.DestinationTransportPort: DestinationPort = (ushort)Number(value); break;
            case ElementNames.IngressInterface when isScope: ScopePort = (uint)Number(value); break;
            case ElementNames.IngressInterface: Input = (uint)Number(value); break;
            case ElementNames.EgressInterface: Output = (uint)Number(value); break;
            case ElementNames.OctetDeltaCount or ElementNames.InitiatorOctets: Octets = Number(value); break;
            case ElementNames.PacketDeltaCount or ElementNames.InitiatorPackets: Packets = Number(value); break;
            case ElementNames.ResponderOctets: ReverseOctets = Number(value); break;
            case ElementNames.ResponderPackets: ReversePackets = Number(value); break;
            case ElementNames.PostOctetDeltaCount: postOctets = Number(value); break;
            case ElementNames.PostPacketDeltaCount: postPackets = Number(value); break;
            case ElementNames.SamplerId or ElementNames.SelectorId: Sampler = (uint)Number(value); break;
            case ElementNames.SamplingInterval or ElementNames.SamplerRandomInterval when Number(value) > 0: Rate = Bounded(Number(value)); break;
            case ElementNames.SamplingPacketInterval: interval = Number(value); break;
            case ElementNames.SamplingPacketSpace: space = Number(value); break;
            case ElementNames.SamplingSize: size = Number(value); break;
            case ElementNames.SamplingPopulation: population = Number(value); break;
        }
    }

    private static uint Bounded(ulong rate) => (uint)Math.Clamp(rate, 1, uint.MaxValue);

    /// <summary>Numbers may come in fewer octets than they have (RFC 7011 section 6.2); a longer one is none that is read here.</summary>
    private static ulong Number(ReadOnlySpan<byte> value)
    {
        ulong number = 0;
        if (value.Length > sizeof(ulong)) return 0;
        foreach (byte octet in value) number = (number << 8) | octet;
        return number;
    }
}
