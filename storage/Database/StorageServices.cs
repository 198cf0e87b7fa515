using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Duty;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;
using PrisonOps.Ports.Walls;
using PrisonOps.Storage.Alarms;
using PrisonOps.Storage.Alarms.Analysis;
using PrisonOps.Storage.Alarms.Views;
using PrisonOps.Storage.Duty;
using PrisonOps.Storage.Alarms.Noise;
using PrisonOps.Storage.Alarms.Rules;
using PrisonOps.Storage.AlarmSources;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Cameras;
using PrisonOps.Storage.Cameras.Diagnosis;
using PrisonOps.Storage.Flows;
using PrisonOps.Storage.Grains;
using PrisonOps.Storage.Logs;
using PrisonOps.Storage.Notices;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Outbox;
using PrisonOps.Storage.People;
using PrisonOps.Storage.Samples;
using PrisonOps.Storage.Server;
using PrisonOps.Storage.Topology;
using PrisonOps.Storage.Units;
using PrisonOps.Storage.Walls;

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
        services.AddSingleton<ObjectCommands>().AddSingleton<ObjectImport>().AddSingleton<ObjectLists>().AddSingleton<RelationCommands>().AddSingleton<CredentialCommands>();
        services.AddSingleton<IObjectStore, ObjectStore>().AddSingleton<IStackQueries, StackQueries>();
        services.AddSingleton<MasterKey>().AddSingleton<CredentialSeal>().AddSingleton<CredentialVault>();
        services.AddSingleton<ICredentialVault>(provider => provider.GetRequiredService<CredentialVault>());
        services.AddSingleton<ITrapUsers>(provider => provider.GetRequiredService<CredentialVault>());
        services.AddSingleton<ITrapCommunities>(provider => provider.GetRequiredService<CredentialVault>());
        services.AddSingleton<IAlarmStore, AlarmStore>().AddSingleton<IAlarmQueries, AlarmQueries>().AddSingleton<AlarmRuleStore>().AddSingleton<IAlarmAnalysis, AlarmAnalysis>();
        services.AddSingleton<IWallStore, WallStore>().AddSingleton<IShiftStore, ShiftStore>().AddSingleton<IAlarmViewStore, AlarmViewStore>();
        services.AddSingleton<ISuppressionSource, SuppressionSource>().AddSingleton<IAlarmNoiseQueries, AlarmNoiseQueries>();
        services.AddSingleton<IAlarmRuleStore>(provider => provider.GetRequiredService<AlarmRuleStore>());
        services.AddSingleton<IAlarmRuleSource>(provider => provider.GetRequiredService<AlarmRuleStore>());
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<INoticeStore, NoticeStore>().AddSingleton<INoticeViewStore, NoticeViewStore>().AddSingleton<INoticeLog, NoticeLog>().AddSingleton<INoticeSetupStore, NoticeSetupStore>();
        services.AddSingleton<IRotaStore, RotaStore>().AddSingleton<IAlarmSourceStore, AlarmSourceStore>();
        AddCameras(services, configuration);
        AddPeople(services);
        AddSamples(services, configuration);
        AddLogs(services, configuration);
        AddFlows(services, configuration);
        services.AddSingleton<TopologyMapCommands>().AddSingleton<TopologyEdits>().AddSingleton<TopologyPictures>();
        services.AddSingleton<ITopologyStore, TopologyStore>().AddSingleton<IDiscoveryStore, DiscoveryStore>().AddSingleton<IProposalStore, ProposalStore>();
        // The default storage of grains, and the reminder table, under the names that both hosts look for.
        services.AddKeyedSingleton<IGrainStorage, GrainStorage>("Default");
        services.AddSingleton<IReminderTable, ReminderTable>();
        return services;
    }

    private static void AddCameras(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CameraKeepingOptions>().Bind(configuration.GetSection(CameraKeepingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<CameraHousekeeping>();
        services.AddSingleton<IPictureStore, PictureStore>();
        services.AddSingleton<ICameraQueries, CameraQueries>().AddSingleton<RoundReports>().AddSingleton<IRoundQueries, RoundQueries>();
        services.AddSingleton<CameraSettingsStore>().AddSingleton<ICommissioning, CommissioningStore>().AddSingleton<IRoundVerdicts, RoundVerdicts>();
        services.AddSingleton<ICameraSettingsStore>(provider => provider.GetRequiredService<CameraSettingsStore>());
        services.AddSingleton<IDiagnosisPlanStore, DiagnosisPlanStore>().AddSingleton<IDiagnosisRunStore, DiagnosisRunStore>();
        services.AddSingleton<ILimitStore, LimitStore>();
        services.AddSingleton<RoundWriter>();
        services.AddSingleton<IRoundWriter>(provider => provider.GetRequiredService<RoundWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<RoundWriter>());
    }

    private static void AddLogs(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LogKeepingOptions>().Bind(configuration.GetSection(LogKeepingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LogSpace>().AddHostedService<LogHousekeeping>();
        services.AddSingleton<ILogStore, LogStore>().AddSingleton<ILogSpill, LogSpill>().AddSingleton<ILogQueries, LogQueries>().AddSingleton<IEventRuleStore, EventRuleStore>();
    }

    private static void AddFlows(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FlowKeepingOptions>().Bind(configuration.GetSection(FlowKeepingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<FlowHousekeeping>();
        services.AddSingleton<IFlowStore, FlowStore>().AddSingleton<IFlowQueries, FlowQueries>();
    }

    private static void AddSamples(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SampleOptions>().Bind(configuration.GetSection(SampleOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<Housekeeping>();
        services.AddSingleton<SampleWriter>();
        services.AddSingleton<ISampleWriter>(provider => provider.GetRequiredService<SampleWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<SampleWriter>());
        services.AddSingleton<SampleCompaction>().AddHostedService<SampleCompactor>();
        services.AddSingleton<ISampleLayouts, SampleLayouts>().AddSingleton<ISampleQueries, SampleQueries>();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddSingleton<AssignmentCommands>().AddSingleton<PeopleStore>();
        services.AddSingleton<IPeopleStore>(provider => provider.GetRequiredService<PeopleStore>());
        services.AddSingleton<IAccountDirectory>(provider => provider.GetRequiredService<PeopleStore>());
        services.AddSingleton<IRoleCatalog, RoleCatalog>();
        services.AddSingleton<SessionNews>().AddSingleton<IUserStore<Account>, AccountStore>();
        services.AddSingleton<ILookupNormalizer, UserNameNormalizer>();
    }
}
