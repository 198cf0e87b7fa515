using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace PrisonOps.Tests.Support;

/// <summary>What a test wants of its grid.</summary>
public sealed class GridSettings
{
    /// <summary>What must have started before the first actor: hosted services start in the order of registration, and an actor may need its rows.</summary>
    public Action<IServiceCollection>? ConfigureRows { get; set; }

    /// <summary>The services that grains are constructed with.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; set; }

    /// <summary>Filters, start-up tasks, options of the host.</summary>
    public Action<ISiloBuilder>? ConfigureSilo { get; set; }

    /// <summary>The clock of grains, timers, reminders and collection. Calls time out by the real clock all the same.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle grains are looked for; it must be shorter than <see cref="CollectionAge"/>.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Set to be treated as by a cluster on a bad day; only the embedded host can (<see cref="GridFixture.IsEmbedded"/>).</summary>
    public GridAdversity? Adversity { get; set; }

    internal int SiloPort { get; set; }

    internal int GatewayPort { get; set; }
}
