namespace PrisonOps.Ports.Snmp;

/// <summary>
/// How a request ended and the variables that came back. The variables lie in rented memory: dispose the answer when it has been read. One
/// that is never disposed costs its memory to the collector, nothing else.
/// </summary>
public sealed class SnmpAnswer : IDisposable
{
    private byte[]? buffer;
    private SnmpVariableSlot[]? slots;

    private SnmpAnswer(SnmpOutcome outcome, TimeSpan roundTrip) => (Outcome, RoundTrip) = (outcome, roundTrip);

    public SnmpOutcome Outcome { get; }

    /// <summary>What exactly failed, in words; null when nothing did.</summary>
    public string? Detail { get; private init; }

    public SnmpErrorStatus ErrorStatus { get; private init; }

    /// <summary>The one-based position of the variable that the error status speaks of; 0 for none.</summary>
    public int ErrorIndex { get; private init; }

    /// <summary>From the last sending to the answer.</summary>
    public TimeSpan RoundTrip { get; }

    public int Count { get; private init; }

    public SnmpVariable this[int position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
            ObjectDisposedException.ThrowIf(slots is null, this);
            ref readonly SnmpVariableSlot slot = ref slots[position];
            return new(slot.Type, buffer.AsSpan(slot.NameStart, slot.NameLength), buffer.AsSpan(slot.ValueStart, slot.ValueLength), slot.Bits);
        }
    }

    public static SnmpAnswer Failed(SnmpOutcome outcome, string detail) => new(outcome, TimeSpan.Zero) { Detail = detail };

    /// <summary>Takes over two arrays rented from <see cref="SnmpAnswerPools"/>.</summary>
    public static SnmpAnswer Of(
        byte[] rentedBuffer, SnmpVariableSlot[] rentedSlots, int count, SnmpErrorStatus status, int errorIndex, TimeSpan roundTrip) =>
        new(Judge(status), roundTrip)
        {
            buffer = rentedBuffer,
            slots = rentedSlots,
            Count = count,
            ErrorStatus = status,
            ErrorIndex = errorIndex,
            Detail = status == SnmpErrorStatus.NoError ? null : $"error status {status} at variable {errorIndex}",
        };

    public void Dispose()
    {
        if (Interlocked.Exchange(ref slots, null) is not { } rented) return;

        SnmpAnswerPools.Slots.Return(rented);
        SnmpAnswerPools.Octets.Return(buffer!);
        buffer = null;
    }

    private static SnmpOutcome Judge(SnmpErrorStatus status) => status switch
    {
        SnmpErrorStatus.NoError => SnmpOutcome.Ok,
        SnmpErrorStatus.AuthorizationError => SnmpOutcome.Unauthorised,
        _ => SnmpOutcome.AgentError,
    };
}
