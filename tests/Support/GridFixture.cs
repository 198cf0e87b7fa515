using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace PrisonOps.Tests.Support;

/// <summary>
/// A running grid for tests. This is the only way in which tests start one, so that the same test runs on either host;
/// the file beside this one that the build takes says which.
/// </summary>
public sealed partial class GridFixture : IAsyncDisposable
{
    private readonly IHost host;
    private bool stopped;

    private GridFixture(IHost host) => this.host = host;

    /// <summary>The services of the host in which the grains live.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>The grid as a caller from outside sees it.</summary>
    public IGrainFactory Grains { get; private set; } = null!;

    public static async Task<GridFixture> StartAsync(Action<GridSettings>? configure = null, CancellationToken cancellationToken = default)
    {
        var settings = new GridSettings();
        configure?.Invoke(settings);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        settings.ConfigureRows?.Invoke(builder.Services);
        Configure(builder, settings);
        IHost host = builder.Build();
        var grid = new GridFixture(host);
        try
        {
            await host.StartAsync(cancellationToken);
            await grid.ConnectAsync(cancellationToken);
        }
        catch
        {
            await grid.DisposeAsync();
            throw;
        }

        return grid;
    }

    /// <summary>Stops the grid as a process does that is asked to end: everything is deactivated.</summary>
    public async Task StopAsync()
    {
        if (!stopped)
        {
            stopped = true;
            await DisconnectAsync();
            await host.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }

    private static void ConfigureSilo(ISiloBuilder silo, GridSettings settings)
    {
        silo.Services.AddSingleton(settings.Time);
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = settings.CollectionAge;
            options.CollectionQuantum = settings.CollectionQuantum;
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = settings.ResponseTimeout);
        silo.UseInMemoryReminderService();
        silo.Services.TryAddKeyedSingleton<IGrainStorage>(KeyedService.AnyKey, (_, _) => new MemoryStorage());
        settings.ConfigureSilo?.Invoke(silo);
        settings.ConfigureServices?.Invoke(silo.Services);
    }
}
