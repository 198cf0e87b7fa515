using System.Buffers.Binary;
using System.Text;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus.Values;

/// <summary>Reads the value of a point off the octets of an answer.</summary>
internal static class RegisterValue
{
    private const int OctetsMax = 8;

    /// <summary>Raw x scale + offset; not a number when the device says that it has none or when the digits are none.</summary>
    public static double Of(ModbusPoint point, ReadOnlySpan<byte> data, int firstAddress) => Scaled(point, Raw(point, data, firstAddress), 1);

    /// <summary>As it stands in the registers; not a number when the device says that it has none or when the digits are none.</summary>
    public static double Raw(ModbusPoint point, ReadOnlySpan<byte> data, int firstAddress)
    {
        double raw = Unchecked(point, data, firstAddress);
        return raw == point.Missing || double.IsInfinity(raw) ? double.NaN : raw;
    }

    /// <param name="factor">A scale that the device itself told.</param>
    public static double Scaled(ModbusPoint point, double raw, double factor)
    {
        if (point.Values.Count > 0) return !double.IsNaN(raw) && point.Values.TryGetValue((int)raw, out double meant) ? meant : double.NaN;

        double value = (raw * point.Scale * factor) + point.Offset;
        return value < point.Min || value > point.Max ? double.NaN : value;
    }

    /// <summary>The characters up to the first zero, without what cannot be printed.</summary>
    public static string TextOf(ModbusPoint point, ReadOnlySpan<byte> data, int firstAddress)
    {
        byte[] octets = data.Slice(2 * (point.Address - firstAddress), 2 * point.Length).ToArray();
        if (point.Order is WordOrder.Little or WordOrder.ByteSwapped) ExchangeOctets(octets);
        int end = Array.IndexOf(octets, (byte)0);
        string text = Encoding.UTF8.GetString(octets, 0, end < 0 ? octets.Length : end);
        return string.Concat(text.Where(character => !char.IsControl(character))).Trim();
    }

    private static double Unchecked(ModbusPoint point, ReadOnlySpan<byte> data, int firstAddress)
    {
        int offset = point.Address - firstAddress;
        if (point.IsOfBits) return BitsOf(data, offset, point.BitCount);

        Span<byte> octets = stackalloc byte[OctetsMax];
        octets = octets[..(2 * point.Size)];
        data.Slice(2 * offset, octets.Length).CopyTo(octets);
        Arrange(octets, point.Order);
        return point.Type switch
        {
            RegisterType.U16 => BinaryPrimitives.ReadUInt16BigEndian(octets),
            RegisterType.I16 => BinaryPrimitives.ReadInt16BigEndian(octets),
            RegisterType.U32 => BinaryPrimitives.ReadUInt32BigEndian(octets),
            RegisterType.I32 => BinaryPrimitives.ReadInt32BigEndian(octets),
            RegisterType.U64 => BinaryPrimitives.ReadUInt64BigEndian(octets),
            RegisterType.I64 => BinaryPrimitives.ReadInt64BigEndian(octets),
            RegisterType.F32 => BinaryPrimitives.ReadSingleBigEndian(octets),
            RegisterType.F64 => BinaryPrimitives.ReadDoubleBigEndian(octets),
            RegisterType.Bits => (BinaryPrimitives.ReadUInt16BigEndian(octets) >> point.Bit) & ((1 << point.BitCount) - 1),
            RegisterType.Bcd => DigitsOf(octets),
            _ => double.NaN,
        };
    }

    private static int BitsOf(ReadOnlySpan<byte> data, int offset, int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++) value |= ((data[(offset + i) / 8] >> ((offset + i) % 8)) & 1) << i;
        return value;
    }

    /// <summary>Brings the octets into the order ABCD.</summary>
    private static void Arrange(Span<byte> octets, WordOrder order)
    {
        if (order is WordOrder.Little or WordOrder.WordSwapped)
        {
            octets.Reverse();
            ExchangeOctets(octets);
        }

        if (order is WordOrder.Little or WordOrder.ByteSwapped) ExchangeOctets(octets);
    }

    private static void ExchangeOctets(Span<byte> octets)
    {
        for (int i = 0; i + 1 < octets.Length; i += 2) (octets[i], octets[i + 1]) = (octets[i + 1], octets[i]);
    }

    private static double DigitsOf(ReadOnlySpan<byte> octets)
    {
        double value = 0;
        foreach (byte octet in octets)
        {
            if (octet >> 4 > 9 || (octet & 0x0F) > 9) return double.NaN;
            value = (value * 100) + ((octet >> 4) * 10) + (octet & 0x0F);
        }

        return value;
    }
}
