using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>The device collectors as a host composes them, with one credential set and a sink that keeps the answers.</summary>
internal sealed class Polling : IDevicePollSink, ICredentialVault, IAsyncDisposable
{
    public static FixedProfiles Shipped { get; } = new(ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")));
    private readonly ServiceProvider services;
    private readonly CredentialSecret secret;
    private readonly Channel<(Guid Id, long Epoch, DevicePollResult Result)> answers =
        Channel.CreateUnbounded<(Guid Id, long Epoch, DevicePollResult Result)>();

    public Polling(CredentialSecret secret, params (string Key, string Value)[] settings)
    {
        this.secret = secret;
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
            .AddLogging()
            .AddSingleton<IDevicePollSink>(this)
            .AddSingleton<ICredentialVault>(this)
            .AddSingleton<IProfileCatalogue>(Shipped)
            .AddDeviceCollectors()
            .BuildServiceProvider();
    }

    public IFactsReader Facts => services.GetRequiredService<IFactsReader>();

    public IDevicePoller Poller => services.GetRequiredService<IDevicePoller>();

    public static ObjectConfiguration Device(IPEndPoint endpoint, MonitoringProtocol protocol = MonitoringProtocol.Snmp) => new(
        Guid.CreateVersion7(), 1, default, "network.switch", "switch-01", "Switch 1", Criticality.Core, protocol, "default",
        endpoint.Address.ToString(), endpoint.Port, null, Guid.CreateVersion7(), TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), null, null, null);

    public ValueTask<CredentialSecret?> Open(Guid credentialSetId, CancellationToken cancellationToken) => new(secret);

    public void Deliver(Guid objectId, long epoch, DevicePollResult result) => Assert.True(answers.Writer.TryWrite((objectId, epoch, result)));

    public Task<DevicePollResult> Ask(IPEndPoint endpoint, TimeSpan? within = null) => Ask(Device(endpoint), within);

    /// <summary>Asks and takes the next answer, which must be that of this question.</summary>
    public async Task<DevicePollResult> Ask(ObjectConfiguration device, TimeSpan? within = null)
    {
        Assert.True(Poller.Request(new(device, 7, TimeProvider.System.GetUtcNow() + (within ?? TimeSpan.FromSeconds(20)))));

        (Guid id, long epoch, DevicePollResult result) = await answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal((device.Id, 7), (id, epoch));
        return result;
    }

    public async Task<(Guid Id, DevicePollResult Result)> Next()
    {
        (Guid id, _, DevicePollResult result) = await answers.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return (id, result);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
