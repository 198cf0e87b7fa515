using System.Threading.Tasks.Sources;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>
/// One request under way, pooled together with its datagram. All its fields are guarded by its own lock; the request id tells an old
/// reader (a late datagram, a timer that has just fired) that the exchange has begun another life.
/// </summary>
internal sealed class SnmpExchange(SnmpMultiplexer owner) : IValueTaskSource<SnmpAnswer>
{
    /// <summary>The largest request: what fits into one Ethernet frame without fragments.</summary>
    public const int RequestOctetsMax = 1472;

    private ManualResetValueTaskSourceCore<SnmpAnswer> completion = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration cancellation;

    public byte[] Datagram { get; } = new byte[RequestOctetsMax];

    public int DatagramStart { get; set; }

    public int RequestId { get; set; }

    public AgentPeer? Peer { get; set; }

    public AgentLane? Lane { get; set; }

    /// <summary>The whole datagram is the answer, because only the asker can open it (version 3).</summary>
    public bool WantsDatagram { get; set; }

    public TimeSpan Timeout { get; set; }

    public int RetriesLeft { get; set; }

    public long FirstSent { get; set; }

    public long LastSent { get; set; }

    public bool Launched { get; set; }

    public bool Done { get; set; } = true;

    public ReadOnlySpan<byte> Request => Datagram.AsSpan(DatagramStart);

    /// <summary>Links of the timer wheel, guarded by the bucket; 0 means in no bucket.</summary>
    public long DueTick { get; set; }

    public SnmpExchange? Next { get; set; }

    public SnmpExchange? Previous { get; set; }

    public ValueTask<SnmpAnswer> Task => new(this, completion.Version);

    /// <summary>Lets a token end this request; the registration is gone before the exchange begins another life.</summary>
    public void EndWith(CancellationToken cancellationToken) =>
        cancellation = cancellationToken.UnsafeRegister(static (state, _) => ((SnmpExchange)state!).Cancel(), this);

    public void Complete(SnmpAnswer answer) => completion.SetResult(answer);

    public SnmpAnswer GetResult(short token)
    {
        SnmpAnswer answer = completion.GetResult(token);

        // Waits for a cancellation that is running right now, so that it cannot meet the next life of this exchange.
        cancellation.Dispose();
        cancellation = default;
        completion.Reset();
        owner.Recycle(this);
        return answer;
    }

    public ValueTaskSourceStatus GetStatus(short token) => completion.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        completion.OnCompleted(continuation, state, token, flags);

    private void Cancel() => owner.Cancel(this);
}
