using Microsoft.Extensions.DependencyInjection;

namespace PrisonOps.Grains.Topology;

public static class TopologyDiscoveryServices
{
    /// <summary>The rounds of discovery. The store and the reader of facts come from whoever composes.</summary>
    public static IServiceCollection AddTopologyDiscovery(this IServiceCollection services)
    {
        services.AddOptions<TopologyDiscoveryOptions>().BindConfiguration("TopologyDiscovery").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<DiscoveryRounds>();
        return services;
    }
}
