using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Alarms;
using PrisonOps.Web.Cameras;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Objects;
using PrisonOps.Web.People;
using PrisonOps.Web.Platform;
using PrisonOps.Web.Sessions;

namespace PrisonOps.Web.Hosting;

/// <summary>What the web process consists of. The ports and the grain factory come from whoever hosts it.</summary>
public static class WebServices
{
    private const string AnyScheme = "any";
    private const int HubMessageBytesMax = 4_096;

    public static void AddPrisonOpsWeb(this WebApplicationBuilder builder, Action<WebOptions>? configure = null)
    {
        IServiceCollection services = builder.Services;
        OptionsBuilder<WebOptions> options = services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section);
        if (configure is not null) options.Configure(configure);
        options.ValidateDataAnnotations().ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServerCertificate>().AddSingleton<IConfigureOptions<KestrelServerOptions>, Listeners>();
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.AddProblemDetails().AddOpenApi();
        services.AddKeyRing();
        services.AddSessions();
        services.AddPrisonOpsPeople();
        services.AddFeed();
        services.AddSingleton<AlarmCommands>().AddSingleton<ObjectStatuses>().AddSingleton<Stacks>().AddSingleton<ObjectReach>().AddSingleton<ObjectNews>();
        services.AddSingleton<CameraNews>().AddSingleton<CameraPage>().AddSingleton<Watermark>().AddSingleton<PictureDoor>();
        services.AddSingleton<Readiness>().AddSingleton<PrometheusText>().AddSingleton<PeopleReach>();
        services.AddHostedService<FirstAdministrator>();
    }

    private static void AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("prisonops");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<WebOptions>, ILoggerFactory>((keys, web, logs) =>
        {
            string folder = Path.Combine(web.Value.DataFolder, "keys");
            keys.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute), logs);
        });
    }

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<LiveSessions>().AddSingleton<ForgeryGuard>().AddSingleton<PlainRedirect>().AddSingleton<MachineTokens>();
        services.AddSingleton<UnknownNames>().AddSingleton<SessionStarter>().AddSingleton<SessionEvents>().AddScoped<SignIn>();
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, scheme => scheme.ForwardDefaultSelector =
                context => MachineToken.IsIn(context.Request) ? MachineToken.SchemeName : SessionClaims.Scheme)
            .AddScheme<AuthenticationSchemeOptions, MachineToken>(MachineToken.SchemeName, null)
            .AddCookie(SessionClaims.Scheme, cookie =>
            {
                cookie.Cookie.Name = "__Host-prisonops";
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.Path = "/";
                cookie.SlidingExpiration = true;
                cookie.EventsType = typeof(SessionEvents);
            });
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessRefusalWriter>();

        // An endpoint that declares nothing is refused to everybody, signed in or not.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebOptions>>((limits, web) =>
        {
            limits.OnRejected = (rejected, _) => new(Problems.Of(
                429, "too-many-attempts", $"More than {web.Value.LoginsPerMinute} attempts a minute came from this address.").ExecuteAsync(rejected.HttpContext));
            limits.AddPolicy(SessionEndpoints.LoginLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = web.Value.LoginsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddRateLimiter(_ => { });
    }

    /// <summary>Accounts and their passwords, without any page: what a seeding command needs too.</summary>
    public static void AddPrisonOpsPeople(this IServiceCollection services)
    {
        services.AddSingleton<Memberships>();
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<WebOptions>>((hasher, web) => hasher.IterationCount = web.Value.PasswordRounds);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<PasswordChecks>();
        services.AddScoped(found => new Accounts(
            found.GetRequiredService<IUserStore<Account>>(), found.GetRequiredService<ILookupNormalizer>(),
            found.GetRequiredService<PasswordChecks>(), found.GetRequiredService<IPeopleStore>(), found.GetRequiredService<IAccountDirectory>(),
            found.GetRequiredService<IAuditLog>(), found.GetRequiredService<Memberships>(), found.GetRequiredService<TimeProvider>()));
    }

    private static void AddFeed(this IServiceCollection services)
    {
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = HubMessageBytesMax;
            hub.DisableImplicitFromServicesParameters = true;
        }).AddJsonProtocol(json =>
        {
            WireJson.Configure(json.PayloadSerializerOptions);
            json.PayloadSerializerOptions.Converters.Add(new SerializedFrameConverter());
        });
        services.AddSingleton<FeedMeter>().AddSingleton<FeedClients>().AddSingleton<FeedTopics>().AddSingleton<FeedSources>().AddSingleton<FeedStreams>();
        services.AddSingleton<AlarmFeed>().AddSingleton<UnitFeed>().AddSingleton<CameraFeed>().AddSingleton<ObjectFeed>().AddSingleton<StackFeed>()
            .AddSingleton<DiagnosisFeed>().AddSingleton<TopologyFeed>().AddSingleton<NoticeFeed>();
        services.AddSingleton<IOutboxListener>(found => found.GetRequiredService<AlarmFeed>());
        services.AddSingleton<IOutboxListener>(found => found.GetRequiredService<CameraFeed>());
        services.AddSingleton<IOutboxListener>(found => found.GetRequiredService<DiagnosisFeed>());
        services.AddSingleton<IOutboxListener>(found => found.GetRequiredService<TopologyFeed>());
        services.AddSingleton<IOutboxListener>(found => found.GetRequiredService<NoticeFeed>());
        services.AddSingleton<IOutboxListener, CameraAlarmListener>();
        services.AddSingleton<IOutboxListener, SessionListener>();
        services.AddHostedService<OutboxPump>().AddHostedService<FeedRounds>();
    }
}
