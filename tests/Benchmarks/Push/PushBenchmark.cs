using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Standard;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.People;

namespace PrisonOps.Benchmarks.Push;

/// <summary>
/// The feed under many browsers: the web process as it is, with TLS and sessions, over rows in memory. The browsers are another process, so
/// that the CPU of this one is the server's.
/// </summary>
public sealed class PushBenchmark : IBenchmark
{
    private const string ClientOption = "--clients-of";
    private const string Password = "Correct-horse-7";
    private const int Sockets = 2_000;
    private const int Units = 100;
    private const int ChangesPerSecond = 100;
    private const double LatencyMsGoal = 250;
    private const double CorePercentGoal = 50;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    public string Name => "push";

    public string Measures => "2,000 browsers on the alarms of 100 units, 100 changes a second: time from commit to browser, CPU of the server";

    public Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken) =>
        options is [ClientOption, { } address]
            ? PushClients.Run(new(address), Sockets, cancellationToken)
            : Serve(report, cancellationToken);

    private static async Task Serve(BenchmarkReport report, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("prisonops-bench-push-").FullName;
        try
        {
            PushRows rows = new(Units);
            await using WebApplication web = Build(rows, folder);
            await web.StartAsync(cancellationToken);
            string listening = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            Uri address = new($"https://127.0.0.1:{new Uri(listening).Port}");
            List<string> cookies = await SignInEverybody(web, rows, address, cancellationToken);

            await Measure(report, rows, address, cookies, cancellationToken);
            await web.StopAsync(CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(
        BenchmarkReport report, PushRows rows, Uri address, List<string> cookies, CancellationToken cancellationToken)
    {
        using Process clients = StartClients(address);
        foreach (string cookie in cookies) await clients.StandardInput.WriteLineAsync(cookie);
        clients.StandardInput.Close();
        string? connected = await clients.StandardOutput.ReadLineAsync(cancellationToken);
        report.Say($"{connected} browsers are connected and have their snapshot");

        await rows.Change(ChangesPerSecond, Warmup, cancellationToken);
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long allocatedBefore = GC.GetTotalAllocatedBytes();
        long start = Stopwatch.GetTimestamp();
        long changes = await rows.Change(ChangesPerSecond, Duration, cancellationToken);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        double processor = (Environment.CpuUsage.TotalTime - processorBefore) / took * 100;

        rows.End();
        PushFigures figures = JsonSerializer.Deserialize<PushFigures>(
            await clients.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The process of the browsers died."))!;
        await clients.WaitForExitAsync(cancellationToken);
        report.Plain("changes a second", changes / took.TotalSeconds);
        report.Plain("items that reached browsers", figures.Items);
        report.Plain("from commit to browser, p50, ms", figures.MedianMs);
        report.AtMost("from commit to browser, p99, ms", figures.P99Ms, LatencyMsGoal);
        report.AtMost("CPU of the server, % of a core", processor, CorePercentGoal);
        report.Plain("allocated by the server, MB a second", (GC.GetTotalAllocatedBytes() - allocatedBefore) / took.TotalSeconds / 1e6);
        report.Plain("working set of the server, MB", Environment.WorkingSet / 1e6);
    }

    private static WebApplication Build(PushRows rows, string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Web:ListenAddress"] = "127.0.0.1", ["Web:HttpsPort"] = "0", ["Web:DataFolder"] = folder, ["Web:UiFolder"] = Path.Combine(folder, "ui"),
            ["Web:LoginsPerMinute"] = "100000", ["Web:PasswordRounds"] = "1000", ["Web:CreateFirstAdministrator"] = "false",
        });
        IServiceCollection services = builder.Services;
        services.AddSingleton(TimeProvider.System).AddSingleton<IOutboxReader>(rows).AddSingleton<IUnitStore>(rows).AddSingleton<IAuditLog>(rows);
        services.AddSingleton(rows.People).AddSingleton<IPeopleStore>(rows.People).AddSingleton<IUserStore<Account>>(rows.People);
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton(Unasked.Of<IAlarmQueries>(("ListOpen", _ => Task.FromResult(System.Collections.Immutable.ImmutableArray<AlarmListItem>.Empty))));
        services.AddSingleton(Unasked.Of<IObjectStore>()).AddSingleton(Unasked.Of<ISampleQueries>()).AddSingleton(Unasked.Of<IPictureStore>());
        services.AddSingleton(Unasked.Of<IAccountDirectory>()).AddSingleton(Unasked.Of<IRosterStore>()).AddSingleton(Unasked.Of<IPlatformFacts>());
        services.AddSingleton(Unasked.Of<IDatabaseHealth>()).AddSingleton(Unasked.Of<IGrainFactory>());
        services.AddSingleton(new StandardPack([PushPeople.Watcher], [], []));
        builder.AddPrisonOpsWeb();
        WebApplication web = builder.Build();
        web.MapPrisonOpsWeb();
        return web;
    }

    /// <summary>One account a unit; the browsers of a unit share its session.</summary>
    private static async Task<List<string>> SignInEverybody(WebApplication web, PushRows rows, Uri address, CancellationToken cancellationToken)
    {
        List<string> cookies = [];
        await using AsyncServiceScope scope = web.Services.CreateAsyncScope();
        Accounts accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (UnitRow unit in rows.Prisons)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"watcher-{unit.Id}");
            ChangeOutcome<NewAccount> made = await accounts.Create(Actor.Grid, unit.Place, name, name, Password, cancellationToken);
            rows.People.Give(made.Value!.Id, unit);

            CookieContainer jar = new();
            using HttpClient http = new(new SocketsHttpHandler { CookieContainer = jar, SslOptions = PushClients.Tls() }) { BaseAddress = address };
            using HttpResponseMessage first = await http.GetAsync(new Uri("/api/session", UriKind.Relative), cancellationToken);
            http.DefaultRequestHeaders.Add("X-XSRF-TOKEN", jar.GetCookies(address)["XSRF-TOKEN"]!.Value);
            using HttpResponseMessage answer = await http.PostAsJsonAsync(
                new Uri("/api/session", UriKind.Relative), new { userName = name, password = Password }, cancellationToken);
            answer.EnsureSuccessStatusCode();
            cookies.Add(jar.GetCookieHeader(address));
        }

        return cookies;
    }

    private static Process StartClients(Uri address) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known."),
        ["push", "--json", ClientOption, address.ToString()])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("The process of the browsers did not start.");
}
