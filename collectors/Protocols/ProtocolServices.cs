using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Collectors.Databases;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Http;
using PrisonOps.Collectors.Libvirt;
using PrisonOps.Collectors.Modbus;
using PrisonOps.Collectors.NameServers;
using PrisonOps.Collectors.Prometheus;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Protocols;

/// <summary>Puts Modbus, pages of metrics, web servers, name servers, databases and hosts of machines into a host, which brings the <see cref="Ports.Profiles.IProfileCatalogue"/>.</summary>
internal static class ProtocolServices
{
    public static void AddProtocols(this IServiceCollection services)
    {
        services.AddModbus();
        services.AddOptions<HttpOptions>().BindConfiguration("Http").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MetricsOptions>().BindConfiguration("Metrics").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().BindConfiguration("Databases").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LibvirtOptions>().BindConfiguration("Libvirt").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IProtocolSurveyor, ProtocolSurveyor>();
        services.AddSingleton<IHttpReader, HttpReader>();
        services.AddSingleton<IDatabaseReader, DatabaseReader>();
        services.AddSingleton<WebTargets>();
        services.AddKeyedSingleton<IProtocolPoll, ModbusDevicePoll>(MonitoringProtocol.Modbus);
        services.AddKeyedSingleton<IProtocolPoll, MetricsDevicePoll>(MonitoringProtocol.OpenMetrics);
        services.AddKeyedSingleton<IProtocolPoll, HttpDevicePoll>(MonitoringProtocol.Http);
        services.AddKeyedSingleton<IProtocolPoll, DnsDevicePoll>(MonitoringProtocol.Dns);
        services.AddKeyedSingleton<IProtocolPoll, DatabaseDevicePoll>(MonitoringProtocol.Sql);
        services.AddKeyedSingleton<IProtocolPoll, LibvirtDevicePoll>(MonitoringProtocol.Libvirt);
    }
}
