using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>What the receive thread needs to know of a version 3 message: its id, and that somebody else will open it.</summary>
internal static class UsmFrame
{
    public static bool TryReadMessageId(BerReader afterVersion, out int messageId)
    {
        messageId = 0;
        if (!afterVersion.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> header)) return false;

        var reader = new BerReader(header);
        return reader.TryReadInt32(out messageId);
    }

    /// <summary>Keeps a datagram as an answer with one variable that is the whole of it.</summary>
    public static SnmpAnswer Keep(ReadOnlySpan<byte> datagram, TimeSpan roundTrip)
    {
        byte[] buffer = SnmpAnswerPools.Octets.Rent(datagram.Length);
        SnmpVariableSlot[] slots = SnmpAnswerPools.Slots.Rent(1);
        datagram.CopyTo(buffer);
        slots[0] = new(SnmpType.Opaque, 0, 0, 0, (ushort)datagram.Length, 0);
        return SnmpAnswer.Of(buffer, slots, 1, SnmpErrorStatus.NoError, 0, roundTrip);
    }
}
