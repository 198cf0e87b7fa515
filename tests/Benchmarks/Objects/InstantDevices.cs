using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Benchmarks.Objects;

/// <summary>Collector and sample writer in one: every device answers at once with the same 25 values, and every row is counted.</summary>
internal sealed class InstantDevices(IDevicePollSink sink, ConcurrentDictionary<Guid, bool> polled) : IDevicePoller
{
    public const int ValuesEach = 25;

    private static readonly ImmutableArray<Quantity> Values =
    [
        new("cpu.load", "", 0.2, "ratio", QuantityKind.Gauge),
        new("memory.used", "", 0.4, "ratio", QuantityKind.Gauge),
        new("storage.used", "/", 0.5, "ratio", QuantityKind.Gauge),
        .. Enumerable.Range(0, (ValuesEach - 3) / 2).SelectMany(port => new Quantity[]
        {
            new("interface.in", $"Gi0/{port}", 1_000_000, "By", QuantityKind.Counter64), new("interface.out", $"Gi0/{port}", 2_000_000, "By", QuantityKind.Counter64),
        }),
    ];

    public static DevicePollResult AnswerAt(DateTimeOffset at) =>
        new(DevicePollOutcome.Answered, at, TimeSpan.FromMilliseconds(1), null, null, [], Values, "");

    public bool Request(DevicePollRequest request)
    {
        ThreadPool.UnsafeQueueUserWorkItem(Answer, request, preferLocal: false);
        return true;
    }

    private void Answer(DevicePollRequest request)
    {
        polled[request.Target.Id] = true;
        sink.Deliver(request.Target.Id, request.Epoch, AnswerAt(TimeProvider.System.GetUtcNow()));
    }
}
