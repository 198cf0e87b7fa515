using System.Collections.Immutable;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Ports.Protocols;

/// <summary>The profiles of the protocols beside SNMP, each with what it inherits already in it.</summary>
public sealed record ProtocolProfiles(ImmutableArray<ModbusProfile> Modbus, ImmutableArray<MetricsProfile> Metrics, ImmutableArray<HttpProfile> Http)
{
    public int Count => Modbus.Length + Metrics.Length + Http.Length;

    public static ProtocolProfiles None { get; } = new([], [], []);
}
