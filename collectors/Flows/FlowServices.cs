using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows;

/// <summary>Puts the listeners for flows into a host, which brings the sink.</summary>
public static class FlowServices
{
    private static readonly int[] UsualPorts = [2055, 4739, 6343];

    /// <param name="address">Where it listens when the configuration names no listener: an address of this machine, or "any".</param>
    public static IServiceCollection AddFlowListeners(this IServiceCollection services, string address)
    {
        services.AddOptions<FlowOptions>().BindConfiguration("Flows").ValidateDataAnnotations().ValidateOnStart();
        services.PostConfigure<FlowOptions>(flows =>
        {
            if (flows.Listeners.Count == 0) flows.Listeners.AddRange(UsualPorts.Select(port => new FlowListenerOptions { Address = address, Port = port }));
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PushedMeter>();
        services.AddSingleton<FlowListeners>();
        services.AddSingleton<IFlowPlaces>(provider => provider.GetRequiredService<FlowListeners>());
        services.AddHostedService(provider => provider.GetRequiredService<FlowListeners>());
        return services;
    }
}
