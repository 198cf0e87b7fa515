using System.Buffers;

namespace PrisonOps.Ports.Snmp;

/// <summary>
/// Memory of answers. The shared pools keep arrays by thread, but here one thread rents and all others return: they would allocate anew for
/// most answers. These pools are shared by all threads and keep as much as a busy poller has under way.
/// </summary>
public static class SnmpAnswerPools
{
    private const int ArraysKept = 1_024;

    public static ArrayPool<byte> Octets { get; } = ArrayPool<byte>.Create(ushort.MaxValue + 1, ArraysKept);

    public static ArrayPool<SnmpVariableSlot> Slots { get; } = ArrayPool<SnmpVariableSlot>.Create(16_384, ArraysKept);
}
