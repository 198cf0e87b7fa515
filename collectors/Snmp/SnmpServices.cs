using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Collectors.Snmp.Transport;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp;

/// <summary>Puts the SNMP client into a host, which brings the IProfileCatalogue.</summary>
public static class SnmpServices
{
    public static IServiceCollection AddSnmp(this IServiceCollection services)
    {
        services.AddOptions<SnmpOptions>().BindConfiguration("Snmp").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SnmpMultiplexer>();
        services.AddSingleton<ISnmpClient, SnmpClient>();
        services.AddSingleton<ISnmpSurveyor, SnmpSurveyor>();
        return services;
    }
}
