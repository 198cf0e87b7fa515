using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Core;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>How an activation begins and ends.</summary>
internal sealed partial class Activation
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Deactivating {Grain}: its stored state was changed by another activation.")]
    private static partial void LogInconsistent(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The one-way call {Method} to {Grain} failed.")]
    private static partial void LogOneWayFailed(ILogger logger, Exception exception, string method, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain} could not be activated.")]
    private static partial void LogActivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "OnDeactivateAsync of {Grain} failed.")]
    private static partial void LogDeactivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain} ends while a turn of it still runs after {Limit}.")]
    private static partial void LogEndsWithoutWaiting(ILogger logger, GrainId grain, TimeSpan limit);

    private async Task StartTurn()
    {
        try
        {
            lock (gate)
            {
                RequestContext.Enter(waiting.First?.Values, null);
            }

            TimeSpan limit = Environment.Limits.ActivationTimeout;
            using var timeout = new CancellationTokenSource(limit, TimeProvider.System);
            scope = Environment.Services.CreateAsyncScope();
            GrainInstance = grainClass.Create(this);
            foreach (IStorage state in states ?? [])
            {
                await state.ReadStateAsync(timeout.Token);
            }

            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(timeout.Token).WaitAsync(limit, TimeProvider.System);
            }
        }
        catch (Exception exception)
        {
            LogActivationFailed(Environment.Logger, exception, GrainId);
            await Vanish(call => call.Fail(exception));
            return;
        }

        lock (gate)
        {
            idleSince = Stopwatch.GetTimestamp();
            phase = endsAfterStart ? Phase.Ending : Phase.Valid;
        }

        Pump();
    }

    private async Task StopTurn()
    {
        patience?.Dispose();
        // Not before: a tick that still runs is waited for like any other turn, and only then its timer is told to stop.
        StopTimers();
        try
        {
            if (GrainInstance is IGrainBase grain)
            {
                RequestContext.Clear();
                TimeSpan limit = Environment.Limits.DeactivationTimeout;
                using var timeout = new CancellationTokenSource(limit, TimeProvider.System);
                await grain.OnDeactivateAsync(reason, timeout.Token).WaitAsync(limit, TimeProvider.System);
            }
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(Environment.Logger, exception, GrainId);
        }

        await Vanish(call => Environment.Directory.Send(GrainId, call));
    }

    /// <summary>
    /// Leaves the directory first and gives the queue away second: a caller that still holds this activation either
    /// gets into the queue before it is given away, or is refused and looks again.
    /// </summary>
    private async Task Vanish(Action<Call> giveAway)
    {
        StopTimers();
        Environment.Directory.Forget(this);
        List<Call> left;
        lock (gate)
        {
            phase = Phase.Gone;
            left = waiting.TakeAll();
        }

        foreach (Call call in left.Where(static one => !one.IsLocalOnly))
        {
            giveAway(call);
        }

        await DisposeInstance();
        lock (gate)
        {
            finished = true;
            gone?.TrySetResult();
        }
    }

    private async Task DisposeInstance()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (scope is { } open)
            {
                await open.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(Environment.Logger, exception, GrainId);
        }
    }

    private void EndWithoutWaiting()
    {
        lock (gate)
        {
            if (phase != Phase.Ending)
            {
                return;
            }

            phase = Phase.Stopping;
        }

        LogEndsWithoutWaiting(Environment.Logger, GrainId, Environment.Limits.DeactivationTimeout);
        scheduler.Start(static state => _ = ((Activation)state!).StopTurn(), this);
    }

    private void StopTimers()
    {
        IDisposable[] stopped;
        lock (gate)
        {
            stopped = timers is null ? [] : [.. timers];
            timers = null;
        }

        foreach (IDisposable timer in stopped)
        {
            timer.Dispose();
        }
    }
}
