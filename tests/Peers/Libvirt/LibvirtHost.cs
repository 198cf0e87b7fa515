using System.Diagnostics;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Libvirt;

/// <summary>Debian's libvirtd as an ordinary user, with machines of QEMU in software emulation that have no system to start.</summary>
internal sealed class LibvirtHost : IDisposable
{
    private const string Daemon = "/usr/sbin/libvirtd", Shell = "/usr/bin/virsh", Emulator = "/usr/bin/qemu-system-x86_64", Account = "nobody";

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-libvirt-").FullName;
    private PeerProgram? program;

    public int Port { get; } = PeerProgram.FreePort();

    public string Socket => Path.Combine(folder, "run", "libvirt", "libvirt-sock");

    public static async Task<LibvirtHost> Start()
    {
        PeerProgram.Require(Daemon, "libvirt-daemon");
        PeerProgram.Require(Shell, "libvirt-clients");
        PeerProgram.Require(Emulator, "qemu-system-x86");
        var host = new LibvirtHost();
        string settings = Path.Combine(host.folder, "config", "libvirt");
        foreach (string name in (string[])["run", "config/libvirt", "cache", "data", "pool"]) Directory.CreateDirectory(Path.Combine(host.folder, name));
        await File.WriteAllTextAsync(Path.Combine(settings, "qemu.conf"), "stdio_handler = \"file\"\nsecurity_driver = \"none\"\n");
        await File.WriteAllTextAsync(
            Path.Combine(settings, "libvirtd.conf"),
            $"listen_tls = 0\nlisten_tcp = 1\ntcp_port = \"{host.Port}\"\nlisten_addr = \"127.0.0.1\"\nauth_tcp = \"none\"\nauth_unix_rw = \"none\"\n");
        await using (FileStream disk = File.Create(Path.Combine(host.folder, "disk"))) disk.SetLength(8 << 20);
        if (Environment.IsPrivilegedProcess) await Run("/usr/bin/chown", "-R", Account, host.folder);

        string[] daemon = [Daemon, "--listen", "--config", Path.Combine(settings, "libvirtd.conf")];
        string[] all = Environment.IsPrivilegedProcess ? ["/usr/bin/setpriv", $"--reuid={Account}", "--regid=nogroup", "--clear-groups", .. daemon] : daemon;
        host.program = await PeerProgram.StartWith(
            all[0], "libvirt-daemon", host.Port,
            [
                ("HOME", host.folder), ("XDG_CONFIG_HOME", Path.Combine(host.folder, "config")), ("XDG_RUNTIME_DIR", Path.Combine(host.folder, "run")),
                ("XDG_CACHE_HOME", Path.Combine(host.folder, "cache")), ("XDG_DATA_HOME", Path.Combine(host.folder, "data")),
            ],
            all[1..]);
        return host;
    }

    /// <summary>What virsh says to a command.</summary>
    public Task<string> Say(params string[] command) => Run(Shell, ["-c", $"qemu+tcp://127.0.0.1:{Port}/session", .. command]);

    /// <summary>Starts a machine, or with <paramref name="command"/> "define" only makes it known.</summary>
    public async Task Machine(string name, string command = "create")
    {
        string file = Path.Combine(folder, $"{name}.xml");
        await File.WriteAllTextAsync(file, $"""
            <domain type='qemu'><name>{name}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>
            <devices><emulator>{Emulator}</emulator>
            <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{folder}/disk'/><target dev='vda' bus='virtio'/><shareable/></disk></devices></domain>
            """);
        await Say(command, file);
    }

    public Task Pool(string name) => Say("pool-create-as", name, "dir", "--target", Path.Combine(folder, "pool"));

    public void Dispose()
    {
        foreach (string pid in Directory.EnumerateFiles(Path.Combine(folder, "run"), "*.pid", SearchOption.AllDirectories).Where(path => path.Contains("/qemu/", StringComparison.Ordinal)))
        {
            if (Path.GetFileName(pid) == "driver.pid" || !int.TryParse(File.ReadAllText(pid).Trim(), out int id)) continue;
            try
            {
                using var machine = Process.GetProcessById(id);
                machine.Kill();
            }
            catch (ArgumentException)
            {
                // It has gone by itself.
            }
        }

        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Run(string executable, params string[] arguments)
    {
        using var process = new Process { StartInfo = new(executable, arguments) { RedirectStandardError = true, RedirectStandardOutput = true } };
        process.Start();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors + said);
        return said;
    }
}
