using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Collectors.Icmp;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Collectors.Snmp;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Collectors.Snmp.Topology;
using PrisonOps.Collectors.Tcp;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Probes;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Collectors.Devices;

/// <summary>Puts device polling into a host, which brings the <see cref="IDevicePollSink"/> and the <see cref="ICredentialVault"/>.</summary>
public static class DeviceCollectorServices
{
    public static IServiceCollection AddDeviceCollectors(this IServiceCollection services)
    {
        services.AddSnmp();
        services.AddOptions<DevicePollerOptions>().BindConfiguration("DevicePoller").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IDevicePoller, DevicePoller>();
        services.AddSingleton<IFactsReader, SnmpFactsReader>();
        services.AddSingleton<IIcmpProbe, IcmpProbe>();
        services.AddSingleton<ITcpProbe, TcpProbe>();
        services.AddKeyedSingleton<IProtocolPoll, SnmpDevicePoll>(MonitoringProtocol.Snmp);
        services.AddKeyedSingleton<IProtocolPoll, IcmpDevicePoll>(MonitoringProtocol.Icmp);
        services.AddKeyedSingleton<IProtocolPoll, TcpDevicePoll>(MonitoringProtocol.Tcp);
        services.AddProtocols();
        return services;
    }
}
