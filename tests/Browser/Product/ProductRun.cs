using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>
/// The whole product as a customer runs it: its own process, its own database, real RTSP cameras and simulated SNMP agents on loopback addresses,
/// and a real browser.
/// </summary>
internal sealed class ProductRun : IAsyncDisposable
{
    public const int CameraPort = 8554, AgentPort = 1161;
    private static readonly TimeSpan ReadyMax = TimeSpan.FromMinutes(5), PageMax = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("po-").FullName;
    private readonly List<IAsyncDisposable> agents = [];
    private readonly ConcurrentDictionary<string, string> sessions = new();
    private Dictionary<string, string> passwords = [];
    private RunningProgram? product;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private ProductRun() => Address = string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{Places.FreePort()}");

    public string Address { get; }

    /// <summary>Where the product takes syslog and traps by UDP.</summary>
    public int SyslogPort { get; } = Places.FreePort();

    public int TrapPort { get; } = Places.FreePort();

    public int FlowPort { get; } = Places.FreePort();

    private string CameraControl => Path.Combine(folder, "cameras.sock");

    private string AgentControl => Path.Combine(folder, "agents.sock");

    private string Data => Path.Combine(folder, "data");

    /// <param name="cameras">Null starts none.</param>
    public static async Task<ProductRun> Start(string estate, string devices, string? cameras)
    {
        ProductRun run = new();
        try
        {
            await run.Begin(estate, devices, cameras);
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }

        return run;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (product is not null)
            await product.DisposeAsync();
        foreach (IAsyncDisposable agent in agents)
            await agent.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Says one line to the cameras' control socket: "kill a-gate", "restore a-gate".</summary>
    public Task TellCameras(string what, string camera) =>
        RunningProgram.Finish("/usr/bin/python3", [Places.Cameras, "tell", "--control", CameraControl, what, camera], TestContext.Current.CancellationToken);

    public Task TellAgents(IEnumerable<string> lines) => ControlSocket.Tell(AgentControl, lines);

    public async Task<ApiClient> SignIn(string user)
    {
        ApiClient client = new(Address);
        await client.SignIn(user, passwords[user]);
        return client;
    }

    /// <summary>A browser context of its own, as a person at a desk of their own has it, signed in and in English.</summary>
    public async Task<IPage> Open(string user, string path)
    {
        IBrowserContext context = await browser!.NewContextAsync(new()
        {
            IgnoreHTTPSErrors = true, Locale = "en-US", ViewportSize = new() { Width = 1920, Height = 1080 }, StorageState = sessions.GetValueOrDefault(user),
        });
        DesksAttribute.Add(context);
        context.SetDefaultTimeout((float)PageMax.TotalMilliseconds);
        context.SetDefaultNavigationTimeout((float)PageMax.TotalMilliseconds);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        await page.Locator(".sign-in, main, .wall").First.WaitForAsync();
        if (await page.Locator(".sign-in").CountAsync() > 0) await SignInAt(page, user, path);
        return page;
    }

    /// <summary>By the form; the next desks of this person begin with its session, as a browser that is opened again does.</summary>
    private async Task SignInAt(IPage page, string user, string path)
    {
        await page.Locator("input[name=userName]").FillAsync(user);
        await page.Locator("input[name=password]").FillAsync(passwords[user]);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator(".sign-in").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        sessions[user] = await page.Context.StorageStateAsync();
        await page.GotoAsync(Address + path);
    }

    /// <summary>kill -9 of the product, and a start as an operator would do it.</summary>
    public async Task KillProduct()
    {
        await product!.Kill();
        await product.DisposeAsync();
        await StartProduct();
    }

    /// <summary>kill -9 of the database server. The product is not touched: it has to mend this by itself.</summary>
    public async Task KillDatabase()
    {
        string pidFile = Directory.EnumerateFiles(Data, "postmaster.pid", SearchOption.AllDirectories).Single();
        string pid = (await File.ReadAllLinesAsync(pidFile, TestContext.Current.CancellationToken))[0];
        await RunningProgram.Finish("kill", ["-9", pid], TestContext.Current.CancellationToken);
    }

    private async Task Begin(string estate, string devices, string? cameras)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (!File.Exists(Path.Combine(Places.Root, "web/ui/dist/index.html")))
            throw new FileNotFoundException("web/ui/dist/index.html is not built; ./prisonops build does it.");

        // The database server runs as an account of its own and must reach its folder below this one.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        string estateFile = Path.Combine(folder, "estate.yaml"), people = Path.Combine(folder, "people.tsv"), deviceFolder = Directory.CreateDirectory(Path.Combine(folder, "devices")).FullName;
        await File.WriteAllTextAsync(estateFile, estate, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(deviceFolder, "devices.yaml"), devices, cancellationToken);

        agents.Add(RunningProgram.Start(Places.Simulator, "serve", "--devices", deviceFolder, "--control", AgentControl));
        if (cameras is not null)
            await StartCameras(cameras, cancellationToken);
        await RunningProgram.Finish(Places.Product, ["seed", "--data", Data, "--estate", estateFile, "--people", people], cancellationToken);
        passwords = File.ReadLines(people).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1]);
        await StartProduct();

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private async Task StartCameras(string cameras, CancellationToken cancellationToken)
    {
        string clips = Path.Combine(folder, "clips"), list = Path.Combine(folder, "cameras.tsv");
        await File.WriteAllTextAsync(list, cameras, cancellationToken);
        await RunningProgram.Finish("/usr/bin/python3", [Places.Cameras, "prepare", "--clips", clips, "--scenes", "gate"], cancellationToken);
        agents.Add(RunningProgram.Start(
            "/usr/bin/python3", Places.Cameras, "serve", "--clips", clips, "--control", CameraControl,
            "--port", CameraPort.ToString(CultureInfo.InvariantCulture), "--list", list));
    }

    private async Task StartProduct()
    {
        product = RunningProgram.Start(Places.Product, "run", "--data", Data, "--port", new Uri(Address).Port.ToString(CultureInfo.InvariantCulture), "--set", "Web:LoginsPerMinute=1000",
            "--set", string.Create(CultureInfo.InvariantCulture, $"Syslog:Listeners:0:Port={SyslogPort}"),
            "--set", string.Create(CultureInfo.InvariantCulture, $"Traps:Listeners:0:Port={TrapPort}"),
            "--set", string.Create(CultureInfo.InvariantCulture, $"Flows:Listeners:0:Port={FlowPort}"));
        using ApiClient client = new(Address);
        await Until.True(
            async () => product.HasEnded ? throw new InvalidOperationException($"The product ended:\n{product.Said}") : await client.IsReady(),
            ReadyMax, () => $"The product was not ready:\n{product.Said}");
    }
}
