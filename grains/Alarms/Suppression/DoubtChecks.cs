using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Alarms.Suppression;

/// <summary>
/// Has objects polled at once that may be the cause of another one's silence: one that answers frees the notice, one that does not is confirmed
/// silent by its own judgement sooner than by its period. A camera is never asked: nothing is reached through it.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class DoubtChecks(
    IGrainFactory grains, SuppressionOptions options, TimeProvider time, Action<Guid, DateTimeOffset> settled, Action<Exception> failureLog)
{
    private const int AtOnceMax = 64;
    private const int PollsMax = 3;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource stopped = new();
    private readonly HashSet<Guid> underWay = [];

    /// <summary>Begins with those that are not under way. What finds no place now is named again with the next judgement.</summary>
    public void Follow(ImmutableArray<ReachNode> doubts)
    {
        foreach (ReachNode node in doubts.Where(node => node.Protocol != MonitoringProtocol.Rtsp && !underWay.Contains(node.Id)).Take(AtOnceMax - underWay.Count))
        {
            underWay.Add(node.Id);
            _ = Check(node.Id);
        }
    }

    public void Stop() => stopped.Cancel();

    private async Task Check(Guid id)
    {
        DateTimeOffset? answeredAt = null;
        try
        {
            for (int poll = 0; poll < PollsMax && answeredAt is null && !stopped.IsCancellationRequested; poll++) answeredAt = await Ask(grains.GetGrain<IDeviceGrain>(id));
        }
        catch (Exception failure)
        {
            // The edge of one check: the notice waits for its whole time then.
            if (!stopped.IsCancellationRequested) failureLog(failure);
        }

        underWay.Remove(id);
        if (answeredAt is { } at) settled(id, at);
    }

    /// <summary>When it answered to this poll, or to its own that was under way; null when it did not.</summary>
    private async Task<DateTimeOffset?> Ask(IDeviceGrain device)
    {
        DateTimeOffset asked = time.GetUtcNow();
        await device.PollNow();
        while (time.GetUtcNow() - asked < options.AnswerWithin + LookEvery)
        {
            DeviceStatus status = await device.GetStatus();
            if (status.LastPollAt >= asked) return status.LastOutcome is DevicePollOutcome.Timeout or DevicePollOutcome.Unreachable ? null : status.LastPollAt;
            await Task.Delay(LookEvery, time, stopped.Token);
        }

        return null;
    }
}
