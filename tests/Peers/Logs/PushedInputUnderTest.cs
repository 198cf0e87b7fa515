using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrisonOps.Collectors.Logs;
using PrisonOps.Collectors.Syslog;
using PrisonOps.Collectors.Trap;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Peers.Logs;

/// <summary>The listeners as the product composes them, on free ports, with a sink that keeps what comes.</summary>
public sealed class PushedInputUnderTest : ILogSink, ITrapUsers, ITrapCommunities, IAsyncLifetime
{
    public const string PasswordA = "authenticate-me";
    public const string PasswordX = "encrypt-me-too";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-pushed-").FullName;
    private readonly ConcurrentQueue<LogMessage> messages = new();
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHost? host;

    public IPEndPoint SyslogUdp { get; private set; } = null!;

    public IPEndPoint SyslogTcp { get; private set; } = null!;

    public IPEndPoint SyslogTls { get; private set; } = null!;

    /// <summary>By which a client knows the certificate made here.</summary>
    public string CertificateHash { get; private set; } = "";

    public IPEndPoint Traps { get; private set; } = null!;

    /// <summary>What an inform is told about its storing.</summary>
    public bool Stores { get; set; } = true;

    public bool Offer(LogMessage message)
    {
        Take(message);
        return true;
    }

    public ValueTask Accept(LogMessage message, CancellationToken cancellationToken)
    {
        Take(message);
        return ValueTask.CompletedTask;
    }

    public Task<bool> Store(LogMessage message, CancellationToken cancellationToken)
    {
        Take(message);
        return Task.FromResult(Stores);
    }

    public ValueTask<ImmutableArray<CredentialSecret>> Find(string userName, CancellationToken cancellationToken) => ValueTask.FromResult<ImmutableArray<CredentialSecret>>(userName switch
    {
        "signed" => [User("signed", "SHA-256", null)],
        "sealed" => [User("sealed", "SHA-1", "AES-128") with { AuthPassword = "of-another-unit" }, User("sealed", "SHA-1", "AES-128")],
        _ => [],
    });

    public Task<ImmutableArray<string>> LoadCommunities(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<string>>(["public", "ours", "prison-read"]);

    public async Task<LogMessage> Next(Func<LogMessage, bool> isWanted)
    {
        Assert.True(await Count(isWanted, 1) > 0, "The message did not come.");
        return messages.First(isWanted);
    }

    /// <summary>How many there are, once there are so many or nothing came for long.</summary>
    public async Task<int> Count(Func<LogMessage, bool> isWanted, int expected)
    {
        while (true)
        {
            Task next = news.Task;
            int count = messages.Count(isWanted);
            if (count >= expected || await Task.WhenAny(next, Task.Delay(Patience, TestContext.Current.CancellationToken)) != next) return count;
        }
    }

    public async ValueTask InitializeAsync()
    {
        (string certificate, string key) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        using (ECDsa made = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            CertificateRequest request = new("CN=pushed-input", made, HashAlgorithmName.SHA256);
            using X509Certificate2 signed = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            CertificateHash = signed.GetCertHashString();
            await File.WriteAllTextAsync(certificate, signed.ExportCertificatePem());
            await File.WriteAllTextAsync(key, made.ExportPkcs8PrivateKeyPem());
        }

        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<ILogSink>(this).AddSingleton<ITrapUsers>(this).AddSingleton<ITrapCommunities>(this).AddPushedInput("127.0.0.1", certificate, key);
        builder.Services.PostConfigureAll<SyslogOptions>(options => options.Listeners.ForEach(listener => listener.Port = 0));
        builder.Services.PostConfigureAll<TrapOptions>(options => options.Listeners.ForEach(listener => listener.Port = 0));
        host = builder.Build();
        await host.StartAsync();
        IPEndPoint[] syslog = await host.Services.GetRequiredService<SyslogListeners>().Bound;
        (SyslogUdp, SyslogTcp, SyslogTls) = (syslog[0], syslog[1], syslog[2]);
        Traps = (await host.Services.GetRequiredService<TrapListeners>().Bound)[0];
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.StopAsync();
        host?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Take(LogMessage message)
    {
        messages.Enqueue(message);
        Interlocked.Exchange(ref news, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private static CredentialSecret User(string name, string authentication, string? privacy) =>
        new("snmp-v3", null, name, null, authentication, PasswordA, privacy, privacy is null ? null : PasswordX, null);
}
