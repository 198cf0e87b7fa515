using System.Buffers.Binary;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>
/// Turns an encoded list of variables into slots over a rented copy of it. The list is checked to its last octet before anybody reads a
/// value; one value that makes no sense becomes <see cref="SnmpType.Unreadable"/> and spares its neighbours.
/// </summary>
internal static class VariableDecoder
{
    /// <summary>Null when the list breaks its own bounds; then nothing stays rented.</summary>
    public static SnmpAnswer? Decode(ReadOnlySpan<byte> list, SnmpErrorStatus status, int errorIndex, TimeSpan roundTrip)
    {
        if (list.Length > ushort.MaxValue || !TryCount(list, out int count)) return null;

        byte[] buffer = SnmpAnswerPools.Octets.Rent(Math.Max(list.Length, 1));
        SnmpVariableSlot[] slots = SnmpAnswerPools.Slots.Rent(Math.Max(count, 1));
        list.CopyTo(buffer);
        if (TryFill(buffer.AsSpan(0, list.Length), slots.AsSpan(0, count)))
        {
            return SnmpAnswer.Of(buffer, slots, count, status, errorIndex, roundTrip);
        }

        SnmpAnswerPools.Octets.Return(buffer);
        SnmpAnswerPools.Slots.Return(slots);
        return null;
    }

    private static bool TryCount(ReadOnlySpan<byte> list, out int count)
    {
        count = 0;
        var reader = new BerReader(list);
        while (!reader.AtEnd)
        {
            if (!reader.TryRead(BerTag.Sequence, out _)) return false;
            count++;
        }

        return true;
    }

    private static bool TryFill(Span<byte> list, Span<SnmpVariableSlot> slots)
    {
        var reader = new BerReader(list);
        foreach (ref SnmpVariableSlot slot in slots)
        {
            if (!reader.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> pair)) return false;

            int pairStart = list.Length - reader.Left - pair.Length;
            var inner = new BerReader(pair);
            if (!inner.TryRead(BerTag.Name, out ReadOnlySpan<byte> name)) return false;

            int nameStart = pairStart + pair.Length - inner.Left - name.Length;
            if (!NameNormaliser.TryNormalise(list.Slice(nameStart, name.Length), out int nameLength)) return false;
            if (!inner.TryRead(out byte tag, out ReadOnlySpan<byte> value)) return false;

            int valueStart = pairStart + pair.Length - inner.Left - value.Length;
            slot = Decode(tag, list.Slice(valueStart, value.Length), valueStart) with
            {
                NameStart = (ushort)nameStart,
                NameLength = (ushort)nameLength,
            };
        }

        return true;
    }

    private static SnmpVariableSlot Decode(byte tag, Span<byte> value, int start)
    {
        switch (tag)
        {
            case BerTag.Integer when BerReader.TryDecodeSigned(value, out long signed):
                return Slot(SnmpType.Integer32, start, value.Length, (ulong)signed);
            case 0x41 or 0x42 or 0x43 or 0x46 when BerReader.TryDecodeUnsigned(value, out ulong unsigned):
                return Slot((SnmpType)tag, start, value.Length, unsigned);
            case BerTag.Octets or BerTag.Null or 0x80 or 0x81 or 0x82:
                return Slot((SnmpType)tag, start, value.Length, 0);
            case BerTag.Name when NameNormaliser.TryNormalise(value, out int length):
                return Slot(SnmpType.Name, start, length, 0);
            case 0x40 when value.Length == 4:
                return Slot(SnmpType.Address, start, 4, BinaryPrimitives.ReadUInt32BigEndian(value));
            case 0x44:
                return DecodeOpaque(value, start);
            default:
                return Slot(SnmpType.Unreadable, start, value.Length, 0);
        }
    }

    private static SnmpVariableSlot DecodeOpaque(ReadOnlySpan<byte> value, int start)
    {
        if (value.Length < 3 || value[0] != BerTag.WrappedType || value[2] != value.Length - 3)
        {
            return Slot(SnmpType.Opaque, start, value.Length, 0);
        }

        ReadOnlySpan<byte> wrapped = value[3..];
        return (value[1], wrapped.Length) switch
        {
            (BerTag.WrappedFloat, 4) => Slot(SnmpType.Real, start, value.Length, Bits(BinaryPrimitives.ReadSingleBigEndian(wrapped))),
            (BerTag.WrappedDouble, 8) => Slot(SnmpType.Real, start, value.Length, Bits(BinaryPrimitives.ReadDoubleBigEndian(wrapped))),
            (BerTag.WrappedSigned64, _) when BerReader.TryDecodeSigned(wrapped, out long signed) =>
                Slot(SnmpType.Integer32, start, value.Length, (ulong)signed),
            (BerTag.WrappedCounter64 or BerTag.WrappedUnsigned64, _) when BerReader.TryDecodeUnsigned(wrapped, out ulong unsigned) =>
                Slot(SnmpType.Counter64, start, value.Length, unsigned),
            _ => Slot(SnmpType.Opaque, start, value.Length, 0),
        };
    }

    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    private static SnmpVariableSlot Slot(SnmpType type, int start, int length, ulong bits) => new(type, 0, 0, (ushort)start, (ushort)length, bits);
}
