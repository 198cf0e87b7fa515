using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Peers.Topology;

/// <summary>
/// Three network namespaces in a row, each with a real lldpd and a real snmpd of Debian, wired by pairs of virtual ports:
/// a eth1 - eth1 b eth2 - eth1 c. A port of its own leads from each to the test.
/// </summary>
internal sealed class NamespaceLab : IAsyncDisposable
{
    public const string Community = "prison-read";
    private const string Snmpd = "/usr/sbin/snmpd", Lldpd = "/usr/sbin/lldpd", Lldpcli = "/usr/sbin/lldpcli", Ip = "/usr/sbin/ip";
    private const int AgentPort = 10161;
    private static readonly string[] Names = ["a", "b", "c"];

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-lab-").FullName;
    private readonly string prefix = $"pt{Environment.ProcessId}";
    private readonly int net = Environment.ProcessId % 250;
    private readonly List<Process> programs = [];
    private readonly ConcurrentQueue<string> said = new();

    /// <summary>Where each namespace sends its traps: an address of the test.</summary>
    public IPEndPoint TrapsOf(string name) => new(IPAddress.Parse(Address(name, 1)), 10162);

    public ObjectConfiguration Device(string name) => new(
        new Guid(Array.IndexOf(Names, name) + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, new UnitPlace(4, 2, 4), "network.switch", $"sw-{name}", $"Switch {name}", Criticality.Core,
        MonitoringProtocol.Snmp, "lab", Address(name, 2), AgentPort, null, Guid.CreateVersion7(), TimeSpan.FromSeconds(30), TimeSpan.Zero, null, null, null);

    public static async Task<NamespaceLab> Start()
    {
        foreach (string program in new[] { Snmpd, Lldpd, Ip })
        {
            if (!File.Exists(program)) Assert.Skip($"{program} is not installed (Debian packages snmpd, lldpd, iproute2).");
        }

        NamespaceLab lab = new();
        // lldpd gives its rights away before it opens the sockets in there.
        await Run("/bin/chmod", "755", lab.folder);
        if (!await lab.TryMake())
        {
            await lab.DisposeAsync();
            Assert.Skip("This kernel or this account may not make network namespaces.");
        }

        try
        {
            foreach (string name in Names) await lab.Serve(name);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    public Task Cut(string name, string port) => Run(Ip, "-n", Namespace(name), "link", "set", port, "down");

    public Task Mend(string name, string port) => Run(Ip, "-n", Namespace(name), "link", "set", port, "up");

    public async ValueTask DisposeAsync()
    {
        foreach (Process program in programs)
        {
            if (!program.HasExited) program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            program.Dispose();
        }

        foreach (string name in Names) await Try(Ip, "netns", "del", Namespace(name));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> TryMake()
    {
        foreach (string name in Names)
        {
            string own = $"{prefix}{name}";
            if (!await Try(Ip, "netns", "add", Namespace(name)) || !await Try(Ip, "link", "add", own, "type", "veth", "peer", "name", "mgmt0", "netns", Namespace(name))) return false;

            await Run(Ip, "addr", "add", $"{Address(name, 1)}/30", "dev", own);
            await Run(Ip, "link", "set", own, "up");
            await Run(Ip, "-n", Namespace(name), "addr", "add", $"{Address(name, 2)}/30", "dev", "mgmt0");
            await Run(Ip, "-n", Namespace(name), "link", "set", "mgmt0", "up");
        }

        await Wire("a", "eth1", "b", "eth1");
        await Wire("b", "eth2", "c", "eth1");
        return true;
    }

    private async Task Wire(string left, string leftPort, string right, string rightPort)
    {
        await Run(Ip, "-n", Namespace(left), "link", "add", leftPort, "type", "veth", "peer", "name", rightPort, "netns", Namespace(right));
        await Mend(left, leftPort);
        await Mend(right, rightPort);
    }

    private async Task Serve(string name)
    {
        string own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName, agentx = Path.Combine(own, "agentx"), control = Path.Combine(own, "lldpd");
        await File.WriteAllTextAsync(
            Path.Combine(own, "snmpd.conf"),
            $"""
            rocommunity {Community}
            sysName switch-{name}
            master agentx
            agentXSocket unix:{agentx}
            createUser internal
            iquerySecName internal
            rouser internal noauth
            trap2sink {TrapsOf(name)} {Community}
            notificationEvent linkDownTrap .1.3.6.1.6.3.1.1.5.3 .1.3.6.1.2.1.2.2.1.1 .1.3.6.1.2.1.2.2.1.7 .1.3.6.1.2.1.2.2.1.8
            monitor -r 1 -e linkDownTrap "Generate linkDown" .1.3.6.1.2.1.2.2.1.8 == 2
            """);
        Launch(name, Path.Combine(own, "state"), Snmpd, "-f", "-Lo", "-C", "-c", Path.Combine(own, "snmpd.conf"), $"udp:{Address(name, 2)}:{AgentPort}");
        await Until(() => Task.FromResult(File.Exists(agentx)));
        Launch(name, own, Lldpd, "-d", "-x", "-X", agentx, "-u", control, "-I", "eth*", "-c");
        await Until(() => Try(Lldpcli, "-u", control, "configure", "system", "hostname", $"switch-{name}"));
        await Run(Lldpcli, "-u", control, "configure", "lldp", "tx-interval", "1");

        // lldpd starts paused and is released by an lldpcli of its own; a configuration read before that and written after it pauses it again.
        await Run(Lldpcli, "-u", control, "resume");
    }

    /// <summary>What each program said and what each namespace has, for the message of a test that failed.</summary>
    public async Task<string> Describe()
    {
        List<string> told = [.. said];
        foreach (string name in Names)
        {
            told.Add(await Output(Lldpcli, "-u", Path.Combine(folder, name, "lldpd"), "show", "neighbors"));
            told.Add(await Output(Ip, "-n", Namespace(name), "-br", "link"));
        }

        return string.Join('\n', told);
    }

    private void Launch(string name, string state, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(Ip, ["netns", "exec", Namespace(name), program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["SNMP_PERSISTENT_DIR"] = state, ["MIBS"] = "" },
        };
        Process process = new() { StartInfo = start };
        process.Start();
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        programs.Add(process);
    }

    public static async Task Until(Func<Task<bool>> isSo, Func<Task<string>>? otherwise = null)
    {
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(200));
        long begun = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(begun) >= TimeSpan.FromMinutes(2)) Assert.Fail($"It did not come about within two minutes. {(otherwise is null ? null : await otherwise())}");
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private void Heard(string? line)
    {
        if (line is not null) said.Enqueue(line);
    }

    private string Namespace(string name) => $"{prefix}-{name}";

    private string Address(string name, int host) => string.Create(CultureInfo.InvariantCulture, $"10.213.{net}.{(Array.IndexOf(Names, name) * 4) + host}");

    private static async Task Run(string program, params string[] arguments) => Assert.True(await Try(program, arguments), $"{program} {string.Join(' ', arguments)}");

    private static async Task<string> Output(string program, params string[] arguments)
    {
        using Process process = new() { StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.Start();
        string[] both = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(both);
    }

    private static async Task<bool> Try(string program, params string[] arguments)
    {
        using Process process = new() { StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.Start();
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
