using System.Collections.Immutable;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Ports.Protocols;

/// <summary>The profiles of the protocols beside SNMP, read from the standard pack at start.</summary>
public sealed record ProtocolProfiles(ImmutableArray<ModbusProfile> Modbus, ImmutableArray<MetricsProfile> Metrics, ImmutableArray<HttpProfile> Http)
{
    public static ProtocolProfiles None { get; } = new([], [], []);
}
