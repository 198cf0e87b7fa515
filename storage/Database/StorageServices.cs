using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Alarms;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Outbox;
using PrisonOps.Storage.Server;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Database;

public static class StorageServices
{
    /// <summary>
    /// Registers every store, and the hosted service that opens the database. Call it before the grain host is registered: hosted services
    /// start in order, and actors need their rows.
    /// </summary>
    public static IServiceCollection AddPrisonOpsStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<DatabaseConnections>().AddSingleton<ScopedDatabase>().AddSingleton<Migrator>();
        services.AddSingleton<PrivateServer>().AddSingleton<DatabaseHealth>();
        services.AddSingleton<IDatabaseHealth>(provider => provider.GetRequiredService<DatabaseHealth>());
        services.AddHostedService<ServerSupervisor>();

        services.AddSingleton<OutboxSignal>().AddSingleton<IOutboxReader, OutboxReader>().AddHostedService<OutboxNotifier>();
        services.AddSingleton<IUnitStore, UnitStore>();
        services.AddSingleton<IRosterStore, RosterStore>();
        services.AddSingleton<ObjectCommands>().AddSingleton<ObjectLists>().AddSingleton<RelationCommands>().AddSingleton<CredentialCommands>();
        services.AddSingleton<IObjectStore, ObjectStore>();
        services.AddSingleton<MasterKey>().AddSingleton<CredentialSeal>().AddSingleton<CredentialVault>();
        services.AddSingleton<ICredentialVault>(provider => provider.GetRequiredService<CredentialVault>());
        services.AddSingleton<IAlarmStore, AlarmStore>();
        return services;
    }
}
