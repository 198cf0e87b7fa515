using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus;

/// <summary>Puts the Modbus client into a host.</summary>
public static class ModbusServices
{
    public static IServiceCollection AddModbus(this IServiceCollection services)
    {
        services.AddOptions<ModbusOptions>().BindConfiguration("Modbus").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IModbusClient, ModbusClient>();
        return services;
    }
}
