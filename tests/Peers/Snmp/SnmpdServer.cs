using System.Diagnostics;
using System.Net;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>A real net-snmp agent of Debian on a free loopback port with configuration and state of its own.</summary>
public sealed class SnmpdServer : IAsyncLifetime
{
    public const string Community = "prison-read";
    public const string PasswordA = "authenticate-me";
    public const string PasswordX = "encrypt-me-too";

    private const string Executable = "/usr/sbin/snmpd";

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-snmpd-").FullName;
    private Process? process;

    private string ConfigurationFile => Path.Combine(folder, "snmpd.conf");

    public IPEndPoint Endpoint { get; } = new(IPAddress.Loopback, SimulatedDevices.FreePort());

    /// <summary>Users named after what they use, all with <see cref="PasswordA"/> and <see cref="PasswordX"/>.</summary>
    private static string Configuration => $"""
        rocommunity {Community} 127.0.0.1
        sysLocation Machine room, rack 3
        sysName snmpd-under-test
        createUser md5des MD5 {PasswordA} DES {PasswordX}
        createUser sha1aes128 SHA {PasswordA} AES {PasswordX}
        createUser sha224aes128 SHA-224 {PasswordA} AES {PasswordX}
        createUser sha256aes128 SHA-256 {PasswordA} AES {PasswordX}
        createUser sha384aes192 SHA-384 {PasswordA} AES-192 {PasswordX}
        createUser sha512aes256 SHA-512 {PasswordA} AES-256 {PasswordX}
        createUser sha1aes256c SHA {PasswordA} AES-256-C {PasswordX}
        createUser sha1aes256 SHA {PasswordA} AES-256 {PasswordX}
        createUser sha256 SHA-256 {PasswordA}
        createUser nobody
        rouser md5des priv
        rouser sha1aes128 priv
        rouser sha224aes128 priv
        rouser sha256aes128 priv
        rouser sha384aes192 priv
        rouser sha512aes256 priv
        rouser sha1aes256c priv
        rouser sha1aes256 priv
        rouser sha256 auth
        rouser nobody noauth
        """;

    public static void RequireInstalled()
    {
        if (!File.Exists(Executable)) Assert.Skip($"{Executable} is not installed (Debian package snmpd).");
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;

        await File.WriteAllTextAsync(ConfigurationFile, Configuration);
        await Start();
    }

    /// <summary>The agent begins another life; reading only its own configuration, it forgets its engine and invents another.</summary>
    public async Task Restart()
    {
        process!.EnableRaisingEvents = false;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await Start();
    }

    public ValueTask DisposeAsync()
    {
        process?.Kill();
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Start()
    {
        var start = new ProcessStartInfo(Executable)
        {
            ArgumentList = { "-f", "-Lo", "-C", "-c", ConfigurationFile, $"udp:{Endpoint}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SNMP_PERSISTENT_DIR"] = Path.Combine(folder, "state"), ["MIBS"] = "" },
        };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"snmpd ended at once instead of serving {Endpoint}."));
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("NET-SNMP version", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task;
    }
}
