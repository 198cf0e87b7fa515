using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Units;
using PrisonOps.Grains.Alarms;
using PrisonOps.Grains.Alarms.Rules;
using PrisonOps.Grains.Alarms.Suppression;
using PrisonOps.Grains.Cameras;
using PrisonOps.Grains.Cameras.Diagnosis;
using PrisonOps.Grains.Devices;
using PrisonOps.Grains.Objects;
using PrisonOps.Grains.Topology;
using PrisonOps.Grains.Turns;
using PrisonOps.Grains.Units;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Grains;

public static class GrainServices
{
    /// <summary>
    /// The actors and their options, each of the section that its class names, the ways back from the collectors, and the start of
    /// rosters. Stores, collectors and the sample writer come from whoever composes.
    /// </summary>
    public static IServiceCollection AddPrisonOpsGrains(this IServiceCollection services)
    {
        AddOptions<ReportingOptions>(services, "Reporting");
        AddOptions<AlarmBoardOptions>(services, "AlarmBoard");
        AddOptions<SuppressionOptions>(services, "Suppression");
        AddOptions<DeviceOptions>(services, "Devices");
        AddOptions<CameraOptions>(services, "Cameras");
        AddOptions<DiagnosisOptions>(services, "Diagnosis");
        AddOptions<PictureLimits>(services, "Pictures");
        AddOptions<RosterOptions>(services, "Rosters");
        AddOptions<TopologyOptions>(services, "Topology");
        AddOptions<UnitOptions>(services, "Units");
        AddOptions<HealthOptions>(services, "Health");

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AlarmRuleBook>().AddSingleton<IAlarmRuleDesk, AlarmRuleDesk>();
        services.AddSingleton<IDevicePollSink, GrainPollSink>();
        services.AddSingleton<IKeyframeSink, GrainKeyframeSink>();
        services.AddSingleton<IPictureLimits, PictureLimitsByName>();
        services.AddSingleton<IStackReader, StackReader>();
        services.AddSingleton<ITopologyReader, TopologyReader>().AddSingleton<ITopologyQueries, TopologyQueries>();
        services.AddHostedService<StartSuppression>();
        services.AddHostedService<StartRosters>();
        return services;
    }

    private static void AddOptions<TOptions>(IServiceCollection services, string section)
        where TOptions : class => services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
