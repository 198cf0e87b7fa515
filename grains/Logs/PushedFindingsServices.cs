using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Grains.Logs;

public static class PushedFindingsServices
{
    /// <summary>The sink of pushed messages and the rounds over their conditions. The store, the rules and the listeners come from whoever composes.</summary>
    public static IServiceCollection AddPushedFindings(this IServiceCollection services)
    {
        services.AddOptions<LogIntakeOptions>().BindConfiguration("LogIntake").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LogIntake>();
        services.AddSingleton<ILogSink>(provider => provider.GetRequiredService<LogIntake>());
        services.AddHostedService(provider => provider.GetRequiredService<LogIntake>());
        services.AddHostedService<PushedFindingsRounds>();
        return services;
    }
}
