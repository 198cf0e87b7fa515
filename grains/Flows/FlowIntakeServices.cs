using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Grains.Flows;

public static class FlowIntakeServices
{
    /// <summary>The sink of flows. The stores and the listeners come from whoever composes.</summary>
    public static IServiceCollection AddFlowIntake(this IServiceCollection services)
    {
        services.AddOptions<FlowIntakeOptions>().BindConfiguration("FlowIntake").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FlowIntake>();
        services.AddSingleton<IFlowSink>(provider => provider.GetRequiredService<FlowIntake>());
        services.AddHostedService(provider => provider.GetRequiredService<FlowIntake>());
        return services;
    }
}
