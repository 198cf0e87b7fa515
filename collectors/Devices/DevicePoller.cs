using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Devices;

/// <summary>
/// Takes polls from actors and gives each exactly one answer by its deadline: the device's, or the reason why there is none. So many are
/// accepted, so many are asked at once; a poll whose turn does not come in time is answered as not asked.
/// </summary>
internal sealed partial class DevicePoller(
    IServiceProvider services, IDevicePollSink sink, IOptions<DevicePollerOptions> options, TimeProvider time, ILogger<DevicePoller> logger)
    : IDevicePoller, IDisposable
{
    private readonly SemaphoreSlim turns = new(options.Value.UnderWayMax);
    private int accepted;

    public bool Request(DevicePollRequest request)
    {
        if (Interlocked.Increment(ref accepted) > options.Value.AcceptedMax)
        {
            Interlocked.Decrement(ref accepted);
            return false;
        }

        // The caller may be an actor whose turn must neither wait nor lend its scheduler to the poll.
        _ = Task.Run(() => Answer(request));
        return true;
    }

    public void Dispose() => turns.Dispose();

    private async Task Answer(DevicePollRequest request)
    {
        DevicePollResult result;
        bool asked = false;
        try
        {
            TimeSpan left = request.Deadline - time.GetUtcNow();
            using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
            await turns.WaitAsync(deadline.Token);
            try
            {
                asked = true;
                result = await Ask(request, deadline.Token);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException)
        {
            result = asked
                ? Failed(DevicePollOutcome.Timeout, $"{request.Target.Address} did not answer by the deadline")
                : Failed(DevicePollOutcome.NotAsked, $"no turn came before the deadline; {options.Value.UnderWayMax} polls are under way");
        }
        catch (SocketException failure)
        {
            result = Failed(DevicePollOutcome.Unreachable, $"{request.Target.Address}: {failure.SocketErrorCode}");
        }
        catch (Exception failure)
        {
            // The edge of the poll: a fault of ours must neither stop the other polls nor look like a fault of the device.
            LogPollFailed(logger, request.Target.Code, request.Target.Address, failure);
            result = Failed(DevicePollOutcome.NotAsked, $"the collector failed: {failure.Message}");
        }

        Interlocked.Decrement(ref accepted);
        sink.Deliver(request.Target.Id, request.Epoch, result);
    }

    private Task<DevicePollResult> Ask(DevicePollRequest request, CancellationToken deadline) =>
        services.GetKeyedService<IProtocolPoll>(request.Target.Protocol) is { } protocol
            ? protocol.Poll(request, deadline)
            : Task.FromResult(Failed(
                DevicePollOutcome.NotAsked,
                $"{request.Target.Code} has protocol {request.Target.Protocol}, by which no device is polled"));

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Polling {Code} at {Address} failed inside the collector")]
    private static partial void LogPollFailed(ILogger logger, string code, string address, Exception failure);
}
