using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>The collector's place: answers as the script of each device says, from another thread, and counts who was asked.</summary>
internal sealed class ScriptedDevices(Pulse pulse, TimeProvider time) : IDevicePoller
{
    private IDevicePollSink? sink;
    private readonly ConcurrentDictionary<Guid, Func<DevicePollRequest, DevicePollResult?>> scripts = new();
    private readonly ConcurrentDictionary<Guid, int> polls = new();

    public bool IsQueueFull { get; set; }

    /// <summary>Requests that the script left without an answer.</summary>
    public ConcurrentQueue<DevicePollRequest> Unanswered { get; } = new();

    public int PollsOf(Guid device) => polls.GetValueOrDefault(device);

    /// <summary>Null from the script means that the answer is lost.</summary>
    public void Script(Guid device, Func<DevicePollRequest, DevicePollResult?> script) => scripts[device] = script;

    public void Answer(Guid device, params ImmutableArray<Quantity> quantities) => Script(device, _ => Answered(quantities));

    public void Fail(Guid device, DevicePollOutcome outcome, string detail = "") =>
        Script(device, _ => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail));

    public DevicePollResult Answered(ImmutableArray<Quantity> quantities, ImmutableArray<DeviceInterface> ports = default) => new(
        DevicePollOutcome.Answered, time.GetUtcNow(), TimeSpan.FromMilliseconds(1), null, new("name", "descr", "1.3.6.1", "room"),
        ports.IsDefault ? [] : ports, quantities, "");

    public ScriptedDevices To(IDevicePollSink receiver)
    {
        sink = receiver;
        return this;
    }

    public bool Request(DevicePollRequest request)
    {
        if (IsQueueFull) return false;

        _ = Task.Run(() =>
        {
            polls.AddOrUpdate(request.Target.Id, 1, (_, before) => before + 1);
            DevicePollResult? result = scripts.TryGetValue(request.Target.Id, out Func<DevicePollRequest, DevicePollResult?>? script)
                ? script(request)
                : Answered([]);
            if (result is null) Unanswered.Enqueue(request);
            else sink!.Deliver(request.Target.Id, request.Epoch, result);
            pulse.Beat();
        });
        return true;
    }
}
