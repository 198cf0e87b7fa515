using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Timers;

internal sealed class TimerRegistry(
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time, ILogger<GrainTimer> logger) : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (!ReferenceEquals(RuntimeContext.Current, grainContext))
        {
            throw new InvalidOperationException(
                $"A timer of {grainContext.GrainId} can be made only in a turn of it, not in a task that runs beside it.");
        }

        var timer = new GrainTimer((Activation)grainContext, cancellationToken => callback(state, cancellationToken), options, time, logger);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
