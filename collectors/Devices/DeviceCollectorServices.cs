using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Collectors.Snmp;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Devices;

/// <summary>Puts device polling into a host, which brings the <see cref="IDevicePollSink"/> and the <see cref="ICredentialVault"/>.</summary>
public static class DeviceCollectorServices
{
    public static IServiceCollection AddDeviceCollectors(this IServiceCollection services)
    {
        services.AddSnmp();
        services.AddOptions<DevicePollerOptions>().BindConfiguration("DevicePoller").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IDevicePoller, DevicePoller>();
        services.AddKeyedSingleton<IProtocolPoll, SnmpDevicePoll>(MonitoringProtocol.Snmp);
        return services;
    }
}
