using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace PrisonOps.Tests.Support;

/// <summary>The grid as one Orleans silo on loopback ports; tests call it as a client over its gateway.</summary>
public sealed partial class GridFixture
{
    private IHost? client;
    private int gatewayPort;

    /// <summary>Which host this build has.</summary>
    public static bool IsEmbedded => false;

    private static void Configure(HostApplicationBuilder builder, GridSettings settings)
    {
        if (settings.Adversity is not null)
        {
            throw new NotSupportedException("Adversity is a mode of the embedded host: on Orleans the cluster itself is adverse.");
        }

        builder.Services.AddSingleton(settings);
        builder.UseOrleans(silo =>
        {
            foreach (string area in new[] { TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.GrainDirectory })
            {
                silo.Services.AddKeyedSingleton(area, TimeProvider.System);
            }

            (settings.SiloPort, settings.GatewayPort) = (FreePort(), FreePort());
            silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort);
            ConfigureSilo(silo, settings);
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        GridSettings settings = host.Services.GetRequiredService<GridSettings>();
        gatewayPort = settings.GatewayPort;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(orleans =>
        {
            orleans.UseLocalhostClustering(gatewayPort);
            orleans.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = settings.ResponseTimeout);
        });
        client = builder.Build();
        await client.StartAsync(cancellationToken);
        Grains = client.Services.GetRequiredService<IClusterClient>();
    }

    private async Task DisconnectAsync()
    {
        if (client is not null)
        {
            await client.StopAsync();
            client.Dispose();
        }
    }
}
