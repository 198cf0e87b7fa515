using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>Calls whose answer is awaited; one sweep ends those whose time is over, so that no call needs a timer of its own.</summary>
internal sealed class PendingCalls : IDisposable
{
    private static readonly TimeSpan LongestSweep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ShortestSweep = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<GrainCall, byte> calls = new();
    private readonly MessagingOptions options;
    private readonly TimeProvider time;
    private readonly ITimer timer;

    public PendingCalls(
        IOptions<SiloMessagingOptions> options, [FromKeyedServices(TimeProviderNames.Messaging)] TimeProvider time)
    {
        (this.options, this.time) = (options.Value, time);
        TimeSpan tenth = this.options.ResponseTimeout / 10;
        TimeSpan sweep = tenth < ShortestSweep ? ShortestSweep : tenth > LongestSweep ? LongestSweep : tenth;
        timer = time.CreateTimer(static state => ((PendingCalls)state!).Sweep(), this, sweep, sweep);
    }

    /// <summary>Takes the call in before it is sent, so that an answer always finds it here.</summary>
    public void Watch(GrainCall call)
    {
        call.WatchedBy = this;
        call.StartedAt = time.GetTimestamp();
        calls.TryAdd(call, 0);
    }

    public void Forget(GrainCall call) => calls.TryRemove(call, out _);

    public void Dispose() => timer.Dispose();

    private void Sweep()
    {
        GrainCall[] late = [.. calls.Keys.Where(call => time.GetElapsedTime(call.StartedAt) >= call.Timeout)];
        if (late.Length == 0)
        {
            return;
        }

        // Ending a call cuts its chain, so all cycles are described before the first call is ended.
        string?[] cycles = [.. late.Select(DescribeCycle)];
        for (int index = 0; index < late.Length; index++)
        {
            late[index].TimeOut(cycles[index], options.CancelRequestOnTimeout);
        }
    }

    /// <summary>The cycle that the call closes, or that a call made on its behalf closes.</summary>
    private string? DescribeCycle(GrainCall call) =>
        call.DescribeCycle() ?? calls.Keys.Where(other => other.IsBelow(call)).Select(static other => other.DescribeCycle()).FirstOrDefault(static found => found is not null);
}
