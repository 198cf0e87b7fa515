using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Lifecycle;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Execution;

/// <summary>Starts and stops the grid in the stages of its life cycle.</summary>
internal sealed partial class GrainHost(
    SiloLifecycle lifecycle, GrainClassMap classes, ActivationDirectory directory, IdleCollector collector,
    IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants, ILogger<GrainHost> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        SerializerCheck.Run(classes);
        lifecycle.Subscribe<GrainHost>(ServiceLifecycleStage.RuntimeGrainServices, Open, Close);
        lifecycle.Subscribe<GrainHost>(ServiceLifecycleStage.GrainDeactivation, StartCollecting, DeactivateAll);
        foreach (ILifecycleParticipant<ISiloLifecycle> participant in participants)
        {
            participant.Participate(lifecycle);
        }

        await lifecycle.StartAsync(cancellationToken);
        int count = classes.Classes.Count;
        LogStarted(logger, count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => lifecycle.StopAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded grain host is active with {Classes} grain classes.")]
    private static partial void LogStarted(ILogger logger, int classes);

    private Task Open(CancellationToken cancellationToken)
    {
        directory.Open();
        return Task.CompletedTask;
    }

    private Task Close(CancellationToken cancellationToken)
    {
        directory.Close();
        return Task.CompletedTask;
    }

    private Task StartCollecting(CancellationToken cancellationToken)
    {
        collector.Start();
        return Task.CompletedTask;
    }

    private Task DeactivateAll(CancellationToken cancellationToken)
    {
        collector.Dispose();
        directory.Close();
        return directory.DeactivateAll(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The grain host stops."))
            .WaitAsync(cancellationToken);
    }
}
