using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Flows;
using PrisonOps.Collectors.Logs;
using PrisonOps.Collectors.Notices;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Grains;
using PrisonOps.Grains.Flows;
using PrisonOps.Grains.Logs;
using PrisonOps.Grains.Notices;
using PrisonOps.Grains.Topology;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Profiles;
using PrisonOps.Silo.Hosts;
using PrisonOps.Silo.Logs;
using PrisonOps.Silo.Standard;
using PrisonOps.Storage.Database;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Silo;

/// <summary>The composition of the product: the only place that sees every project.</summary>
internal static class Grid
{
    /// <summary>Hosted services start in the order of registration: rows first, then the actors, then the pages.</summary>
    public static WebApplication Build(Dictionary<string, string?> configuration)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Logging.SayWhatMatters();

        builder.Services.AddRows(builder.Configuration);
        builder.Services.AddDeviceCollectors();
        builder.Services.AddSingleton(provider => new ProfileCatalogue(
            Path.Combine(StandardFolder(builder.Configuration), "profiles"), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ProfileCatalogue>>()));
        builder.Services.AddSingleton<IProfileCatalogue>(provider => provider.GetRequiredService<ProfileCatalogue>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ProfileCatalogue>());
        builder.Services.AddRtspCameras();
        builder.AddGrainHost();
        builder.Services.AddPrisonOpsGrains();
        builder.Services.AddPushedFindings();
        builder.Services.AddTopologyDiscovery();
        builder.Services.AddFlowIntake();
        builder.Services.AddNoticeSenders();
        builder.Services.AddNotices();
        builder.Services.AddListeners(builder.Configuration);
        builder.Services.AddSingleton<PlatformFactsReader>();
        builder.Services.AddSingleton<IPlatformFacts>(provider => provider.GetRequiredService<PlatformFactsReader>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PlatformFactsReader>());
        builder.AddPrisonOpsWeb();

        WebApplication grid = builder.Build();
        grid.MapPrisonOpsWeb();
        return grid;
    }

    /// <summary>Devices push to where people look, over TLS with the same certificate, unless the configuration says otherwise.</summary>
    private static void AddListeners(this IServiceCollection services, ConfigurationManager configuration)
    {
        WebOptions web = configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new();
        string made = Path.Combine(web.DataFolder, "certificate.pem"), key = Path.Combine(web.DataFolder, "certificate.key");
        services.AddPushedInput(web.ListenAddress, web.CertificatePath ?? made, web.CertificatePath is null ? key : web.CertificateKeyPath ?? web.CertificatePath);
        services.AddFlowListeners(web.ListenAddress);
    }

    /// <summary>One line an event with its UTC time; of the frameworks only what went wrong, for a statement or a request is no event of the estate.</summary>
    public static void SayWhatMatters(this ILoggingBuilder logging) => logging
        .AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "))
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Npgsql", LogLevel.Warning);

    /// <summary>The database and the standard pack in it: what seeding needs as well.</summary>
    public static void AddRows(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddPrisonOpsStorage(configuration);
        services.AddSingleton(_ => StandardPack.Read(StandardFolder(configuration)));
        services.AddSingleton(provider => provider.GetRequiredService<StandardPack>().ForPages());
        services.AddSingleton(_ => EventsFile.Read(Path.Combine(configuration["StandardPack:Folder"] ?? "", "events.yaml")));
        services.AddSingleton(_ => AlarmNamesFile.Read(Path.Combine(StandardFolder(configuration), "alarm-names.yaml")));
        services.AddHostedService<PublishPack>();
    }

    private static string StandardFolder(IConfiguration configuration) => configuration["StandardPack:Folder"]
        ?? throw new InvalidOperationException("StandardPack:Folder is not set; it names the folder of roles.yaml, modules.yaml and taxonomy.yaml.");
}
