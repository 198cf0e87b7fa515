using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Execution;
using Orleans.Hosting;
using Orleans.Lifecycle;
using Orleans.Runtime;
using Orleans.Timers;

namespace Microsoft.Extensions.Hosting;

/// <summary>Puts the grain host into an application.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        Add(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
        return hostAppBuilder;
    }

    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        Add(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
        return hostAppBuilder;
    }

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
        hostBuilder.UseOrleans((_, silo) => configureDelegate(silo));

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate) =>
        hostBuilder.ConfigureServices((context, services) =>
            Add(services, context.Configuration, silo => configureDelegate(context, silo)));

    private static void Add(IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configure)
    {
        var builder = new SiloBuilder(services, configuration);
        if (services.Any(service => service.ServiceType == typeof(GrainHost)))
        {
            configure(builder);
            return;
        }

        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        // Every area of the host asks for its own clock by key; what has none of its own runs on the plain one.
        services.TryAddKeyedSingleton(KeyedService.AnyKey, (provider, _) => provider.GetRequiredService<TimeProvider>());
        services.AddSingleton<GrainClassMap>();
        services.AddSingleton<ActivationDirectory>();
        services.AddSingleton<CallDispatcher>();
        services.AddSingleton<PendingCalls>();
        services.AddSingleton<IdleCollector>();
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<GrainReferenceFactory>();
        services.AddSingleton<ObserverRegistry>();
        services.AddSingleton<GrainHost>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainReferenceFactory>());
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainReferenceFactory>());
        services.AddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddTransient(provider => provider.GetRequiredService<IGrainContextAccessor>().GrainContext);
        services.AddHostedService(provider => provider.GetRequiredService<GrainHost>());
        configure(builder);
    }
}
