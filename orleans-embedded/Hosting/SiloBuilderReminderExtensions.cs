using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Reminders over the <see cref="IReminderTable"/> that is registered beside them.</summary>
public static class SiloBuilderReminderExtensions
{
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    public static void AddReminders(this IServiceCollection services)
    {
        services.TryAddSingleton<LocalReminderService>();
        services.TryAddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<LocalReminderService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, LocalReminderService>(
            provider => provider.GetRequiredService<LocalReminderService>()));
    }
}
