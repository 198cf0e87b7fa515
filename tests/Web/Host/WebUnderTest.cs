using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Duty;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Standard;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;
using PrisonOps.Ports.Walls;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.People;

namespace PrisonOps.Tests.Web.Host;

/// <summary>The web process as it is, with Kestrel and TLS on a free port of loopback; what is behind its ports is in memory.</summary>
public sealed class WebUnderTest : IAsyncDisposable
{
    public const string Password = "Correct-horse-7";
    private string folder = "";
    private bool isBeside;
    private WebApplication app = null!;

    internal ShiftedTime Time { get; private set; } = new();

    internal OutboxDouble Outbox { get; private set; } = null!;

    internal PeopleDouble People { get; private set; } = null!;

    internal AuditDouble Audit { get; private set; } = null!;

    internal AlarmsDouble Alarms { get; private set; } = null!;

    internal ObjectsDouble Objects { get; private set; } = null!;

    internal StacksDouble Stacks { get; private set; } = null!;

    internal SamplesDouble Samples { get; private set; } = null!;

    internal GridDouble Grid { get; private set; } = null!;

    internal CamerasDouble Cameras { get; private set; } = null!;

    internal PlansDouble Plans { get; private set; } = null!;

    internal AlarmAnalysisDouble Analysis { get; } = new();

    internal AlarmRulesDouble Rules { get; } = new();

    internal NoticesDouble Notices { get; private set; } = null!;

    internal RotasDouble Rotas { get; } = new();

    internal AlarmSourcesDouble Sources { get; } = new();

    internal LogsDouble Logs { get; private set; } = null!;

    internal FlowsDouble Flows { get; private set; } = null!;

    internal TopologyDouble Topology { get; private set; } = null!;

    internal ProposalsDouble Proposals { get; } = new();

    public Uri Address { get; private set; } = null!;

    public string DataFolder => folder;

    internal IServiceProvider Services => app.Services;

    internal IEnumerable<RouteEndpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static async Task<WebUnderTest> Start(Action<WebOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        WebUnderTest web = new();
        web.HoldRows();
        await web.Run(configure, cancellationToken);
        return web;
    }

    /// <summary>A second web process over the same rows, with the same key ring and certificate.</summary>
    public async Task<WebUnderTest> StartBeside(CancellationToken cancellationToken)
    {
        WebUnderTest other = new() { folder = folder, isBeside = true };
        (other.Time, other.Outbox, other.People, other.Audit, other.Alarms) = (Time, Outbox, People, Audit, Alarms);
        (other.Objects, other.Samples, other.Grid, other.Cameras, other.Plans, other.Logs) = (Objects, Samples, Grid, Cameras, Plans, Logs);
        (other.Stacks, other.Flows, other.Topology, other.Notices) = (Stacks, Flows, Topology, Notices);
        await other.Run(null, cancellationToken);
        return other;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isBeside) Directory.Delete(folder, recursive: true);
    }

    /// <summary>An account with one role in one unit; the password is <see cref="Password"/>.</summary>
    internal async Task<Guid> Person(string userName, RoleRow role, UnitRow unit)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        Accounts accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        ChangeOutcome<NewAccount> made = await accounts.Create(
            Actor.Grid, unit.Place, userName, $"人员 {userName}", Password, CancellationToken.None);
        Assert.True(made.Verdict is ChangeVerdict.Done, made.Reason);
        People.Give(made.Value!.Id, role.Code, unit);
        return made.Value.Id;
    }

    internal async Task<Browser> SignedIn(string userName, RoleRow role, UnitRow unit)
    {
        await Person(userName, role, unit);
        Browser browser = Open();
        HttpResponseMessage answer = await browser.SignIn(userName, Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    internal Browser Open() => new(Address, X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "certificate.pem")));

    private void HoldRows()
    {
        folder = Directory.CreateTempSubdirectory("prisonops-web-").FullName;
        Outbox = new(Time);
        (People, Audit, Alarms, Objects) = (new(Time, Outbox), new(Time), new(Time, Outbox), new(Time, Outbox));
        (Samples, Grid) = (new(Objects, Time), new(Time, Alarms));
        Stacks = new(Objects, Alarms);
        Topology = new(Time);
        (Cameras, Plans, Logs, Flows) = (new(Objects), new(Time, Outbox), new(Time), new(Objects));
        Notices = new(Time, Outbox);
    }

    private async Task Run(Action<WebOptions>? configure, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IOutboxReader>(Outbox);
        builder.Services.AddSingleton<IPeopleStore>(People).AddSingleton<IAccountDirectory>(People).AddSingleton<IUserStore<Account>>(People);
        builder.Services.AddSingleton<IUnitStore, UnitsDouble>().AddSingleton<IAuditLog>(Audit).AddSingleton<IAlarmQueries>(Alarms);
        builder.Services.AddSingleton<IAlarmAnalysis>(Analysis).AddSingleton<IWallStore, WallsDouble>();
        DutyDouble duty = new();
        builder.Services.AddSingleton<IShiftStore>(duty).AddSingleton<IAlarmViewStore>(duty);
        builder.Services.AddSingleton<IAlarmNoiseQueries>(Alarms);
        builder.Services.AddSingleton<IStackReader>(Stacks);
        builder.Services.AddSingleton<ITopologyStore>(Topology).AddSingleton<ITopologyReader>(Topology).AddSingleton<ITopologyQueries>(Topology);
        builder.Services.AddSingleton<IProposalStore>(Proposals);
        builder.Services.AddSingleton<IObjectStore>(Objects).AddSingleton<ISampleQueries>(Samples).AddSingleton<IPictureStore>(Samples);
        builder.Services.AddSingleton<ICameraQueries>(Cameras).AddSingleton<ICameraSettingsStore>(Cameras).AddSingleton<ICommissioning>(Cameras);
        builder.Services.AddSingleton<IRoundVerdicts>(Cameras).AddSingleton<IRoundQueries>(Cameras);
        LimitsDouble limits = new(Time);
        builder.Services.AddSingleton<ILimitStore>(limits).AddSingleton<IPictureLimits>(limits);
        builder.Services.AddSingleton<IAlarmRuleStore>(Rules).AddSingleton<IAlarmRuleDesk>(Rules);
        builder.Services.AddSingleton<INoticeLog>(Notices).AddSingleton<INoticeSetupStore>(Notices).AddSingleton<INoticeDesk>(Notices);
        builder.Services.AddSingleton<IRotaStore>(Rotas).AddSingleton<IRotaDesk>(Rotas).AddSingleton<IAlarmSourceStore>(Sources).AddSingleton<IAlarmIntake>(Sources);
        builder.Services.AddSingleton<ILogQueries>(Logs).AddSingleton<IEventRuleStore>(Logs).AddSingleton(new EventPack([]));
        builder.Services.AddSingleton<IFlowQueries>(Flows).AddSingleton<IFlowPlaces>(Flows);
        builder.Services.AddSingleton<IProfileCatalogue, ProfilesDouble>();
        builder.Services.AddSingleton<IDiagnosisPlanStore>(Plans).AddSingleton<IDiagnosisRunStore>(Plans);
        builder.Services.AddSingleton<IPlatformFacts>(Samples).AddSingleton<IDatabaseHealth>(Samples).AddSingleton<IRosterStore, RostersDouble>()
            .AddSingleton<ILookupNormalizer, UpperCaseNames>().AddSingleton(Grid.Factory).AddSingleton(Pack());
        builder.AddPrisonOpsWeb(options =>
        {
            (options.ListenAddress, options.HttpsPort, options.DataFolder) = ("127.0.0.1", 0, folder);
            options.CreateFirstAdministrator = false;
            (options.PasswordRounds, options.LoginsPerMinute, options.UiFolder) = (1_000, 100_000, Path.Combine(folder, "ui"));
            configure?.Invoke(options);
        });
        app = builder.Build();
        app.MapPrisonOpsWeb();
        await app.StartAsync(cancellationToken);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(url => url.StartsWith("https", StringComparison.Ordinal));
        Address = new($"https://127.0.0.1:{new Uri(address).Port}");
    }

    internal FeedStreams Streams => app.Services.GetRequiredService<FeedStreams>();

    private static StandardPack Pack() => new(
        Estate.Roles,
        [
            new("alarms", "8.3.5", "service", "告警", "Alarms", "/alarms", [Permissions.AlarmRead]),
            new("audit", "7.1.10", "management", "审计", "Audit", "/audit", [Permissions.AuditRead]),
            new("wall", "8.4", "service", "指挥大屏", "Command wall", "/wall", [Permissions.WallView]),
            new("budget", "10", "management", "经费", "Budget", null, []),
        ],
        [new("security", null, "security", "安防设施", "Security")]);
}
