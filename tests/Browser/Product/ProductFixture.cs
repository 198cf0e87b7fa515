using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

[assembly: AssemblyFixture(typeof(ProductFixture))]

namespace PrisonOps.Tests.Browser.Product;

/// <summary>
/// The whole product as a customer runs it: its own process, its own database, real RTSP cameras and simulated SNMP agents on loopback addresses
/// of its own, and a real browser. Two prisons of one province, so that one can be shown to see nothing of the other.
/// </summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private const int CameraPort = 8554;
    private static readonly TimeSpan ReadyMax = TimeSpan.FromMinutes(3);

    // Parallel runs on one machine must not meet on an address.
    private readonly string network = string.Create(CultureInfo.InvariantCulture, $"127.{RandomNumberGenerator.GetInt32(64, 250)}.{RandomNumberGenerator.GetInt32(1, 250)}");
    private readonly string folder = Directory.CreateTempSubdirectory("po-").FullName;
    private readonly List<IAsyncDisposable> running = [];
    private RunningProgram? product;
    private IPlaywright? playwright;

    public string Address { get; private set; } = "";

    internal IBrowser Browser { get; private set; } = null!;

    internal Dictionary<string, string> Passwords { get; private set; } = [];

    private string CameraControl => Path.Combine(folder, "cameras.sock");

    private string Data => Path.Combine(folder, "data");

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (!File.Exists(Path.Combine(Places.Root, "web/ui/dist/index.html")))
            throw new FileNotFoundException("web/ui/dist/index.html is not built; ./prisonops build does it.");

        // The database server runs as an account of its own and must reach its folder below this one.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        string estate = Path.Combine(folder, "estate.yaml"), people = Path.Combine(folder, "people"), devices = Path.Combine(folder, "devices");
        await File.WriteAllTextAsync(estate, SmallEstate.Yaml(network, CameraPort), cancellationToken);
        Directory.CreateDirectory(devices);
        await File.WriteAllTextAsync(Path.Combine(devices, "devices.yaml"), SmallEstate.Devices(network), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "cameras.tsv"), SmallEstate.Cameras(network), cancellationToken);

        await StartAgents(devices, cancellationToken);
        await RunningProgram.Finish(Places.Product, ["seed", "--data", Data, "--estate", estate, "--people", people], cancellationToken);
        Passwords = File.ReadLines(people).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1]);

        int port = Places.FreePort();
        Address = $"https://127.0.0.1:{port}";
        await StartProduct();

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (product is not null)
            await product.DisposeAsync();
        foreach (IAsyncDisposable agent in running)
            await agent.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Says one line to the cameras' control socket: "kill a-gate", "restore a-gate".</summary>
    internal Task TellCameras(string what, string camera) =>
        RunningProgram.Finish("/usr/bin/python3", [Places.Cameras, "tell", "--control", CameraControl, what, camera], TestContext.Current.CancellationToken);

    internal async Task<ApiClient> SignIn(string user)
    {
        ApiClient client = new(Address);
        await client.SignIn(user, Passwords[user]);
        return client;
    }

    /// <summary>A browser context of its own, as a person at a desk of their own has it, signed in and in English.</summary>
    internal async Task<IPage> Open(string user, string path)
    {
        IBrowserContext context = await Browser.NewContextAsync(new() { IgnoreHTTPSErrors = true, Locale = "en-US", ViewportSize = new() { Width = 1920, Height = 1080 } });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        await page.Locator("input[name=userName]").FillAsync(user);
        await page.Locator("input[name=password]").FillAsync(Passwords[user]);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator(".sign-in").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GotoAsync(Address + path);
        return page;
    }

    private async Task StartAgents(string devices, CancellationToken cancellationToken)
    {
        string clips = Path.Combine(folder, "clips");
        await RunningProgram.Finish("/usr/bin/python3", [Places.Cameras, "prepare", "--clips", clips, "--scenes", "gate"], cancellationToken);
        running.Add(RunningProgram.Start(Places.Simulator, "serve", "--devices", devices, "--control", Path.Combine(folder, "agents.sock")));
        running.Add(RunningProgram.Start(
            "/usr/bin/python3", Places.Cameras, "serve", "--clips", clips, "--control", CameraControl,
            "--port", CameraPort.ToString(CultureInfo.InvariantCulture), "--list", Path.Combine(folder, "cameras.tsv")));
    }

    private async Task StartProduct()
    {
        product = RunningProgram.Start(Places.Product, "run", "--data", Data, "--port", new Uri(Address).Port.ToString(CultureInfo.InvariantCulture), "--set", "Web:LoginsPerMinute=1000");
        using ApiClient client = new(Address);
        await Until.True(
            async () => product.HasEnded ? throw new InvalidOperationException($"The product ended:\n{product.Said}") : await client.IsReady(),
            ReadyMax, () => $"The product was not ready:\n{product.Said}");
    }
}
