using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Probing;

/// <summary>The collectors without server and database: credentials come with the devices.</summary>
internal sealed class ProtocolProbe : ICredentialVault, IAsyncDisposable
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, CredentialSecret> secrets;
    private readonly ServiceProvider services;

    public ProtocolProbe(ProfileSet profiles, IEnumerable<ProbeObject> objects)
    {
        secrets = objects.Where(item => item.Secret is not null).ToDictionary(item => item.Device.CredentialSetId!.Value, item => item.Secret!);
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IProfileCatalogue>(new FixedProfiles(profiles))
            .AddSingleton<ICredentialVault>(this)
            .AddDeviceCollectors()
            .BuildServiceProvider();
    }

    public ISnmpSurveyor Snmp => services.GetRequiredService<ISnmpSurveyor>();

    public Task<ProtocolSurvey> Survey(ProbeObject item, CancellationToken cancellationToken) =>
        services.GetRequiredService<IProtocolSurveyor>().Survey(item.Device, Within, cancellationToken);

    public ValueTask<CredentialSecret?> Open(Guid credentialSetId, CancellationToken cancellationToken) => new(secrets.GetValueOrDefault(credentialSetId));

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
