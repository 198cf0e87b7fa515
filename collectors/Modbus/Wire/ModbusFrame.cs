using System.Buffers.Binary;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus.Wire;

/// <summary>Writes requests and reads answers of Modbus, with the header of TCP or the checksum of a serial line.</summary>
internal static class ModbusFrame
{
    public const int TcpHeaderOctets = 7;
    public const int TcpOctetsMax = 260;
    public const int RtuOctetsMax = 256;

    /// <summary>Unit, function, and the octet that tells how long the answer is.</summary>
    public const int RtuHeadOctets = 3;

    private const int PduOctetsMax = 253;
    private const int CrcOctets = 2;
    private const byte ExceptionFlag = 0x80;

    public static int WriteTcp(Span<byte> buffer, ushort transaction, byte unit, ModbusRead read)
    {
        BinaryPrimitives.WriteUInt16BigEndian(buffer, transaction);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[4..], 6);
        buffer[6] = unit;
        WriteQuestion(buffer[TcpHeaderOctets..], read);
        return TcpHeaderOctets + 5;
    }

    public static int WriteRtu(Span<byte> buffer, byte unit, ModbusRead read)
    {
        buffer[0] = unit;
        WriteQuestion(buffer[1..], read);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[6..], Crc16.Of(buffer[..6]));
        return 8;
    }

    /// <summary>Octets that follow the header; 0 when it is not one of Modbus.</summary>
    public static int TcpBodyOctets(ReadOnlySpan<byte> header, out ushort transaction)
    {
        transaction = BinaryPrimitives.ReadUInt16BigEndian(header);
        int protocol = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        return protocol == 0 && length is >= 3 and <= PduOctetsMax + 1 ? length - 1 : 0;
    }

    /// <summary>Octets that follow the head of an answer on a serial line.</summary>
    public static int RtuBodyOctets(ReadOnlySpan<byte> head) =>
        (head[1] & ExceptionFlag) != 0 ? CrcOctets : Math.Min(head[2] + CrcOctets, RtuOctetsMax - RtuHeadOctets);

    public static ModbusReply ReadRtu(ReadOnlySpan<byte> message, byte unit, ModbusRead asked)
    {
        if (message.Length < RtuHeadOctets + CrcOctets) return ModbusReply.Faulty($"an answer of {message.Length} octets is too short");

        ReadOnlySpan<byte> signed = message[..^CrcOctets];
        ushort expected = Crc16.Of(signed), found = BinaryPrimitives.ReadUInt16LittleEndian(message[^CrcOctets..]);
        if (expected != found) return ModbusReply.Faulty($"the checksum is {found:X4} instead of {expected:X4}");
        return signed[0] == unit ? ReadAnswer(signed[1..], asked) : ModbusReply.Faulty($"unit {signed[0]} answered instead of unit {unit}");
    }

    /// <summary>Reads an answer from its function on.</summary>
    public static ModbusReply ReadAnswer(ReadOnlySpan<byte> pdu, ModbusRead asked)
    {
        if (pdu.Length < 2) return ModbusReply.Faulty($"an answer of {pdu.Length} octets is too short");

        byte function = (byte)asked.Table;
        if (pdu[0] == (function | ExceptionFlag))
            return pdu[1] == 0 ? ModbusReply.Faulty("the answer is exception 0, which does not exist") : ModbusReply.Refused(pdu[1]);
        if (pdu[0] != function) return ModbusReply.Faulty($"function {pdu[0]} was answered instead of {function}");
        if (pdu[1] != asked.DataOctets || pdu.Length != 2 + asked.DataOctets)
            return ModbusReply.Faulty($"{pdu.Length - 2} octets of data, announced as {pdu[1]}, came instead of {asked.DataOctets} for {asked}");

        return ModbusReply.With(pdu[2..]);
    }

    private static void WriteQuestion(Span<byte> pdu, ModbusRead read)
    {
        pdu[0] = (byte)read.Table;
        BinaryPrimitives.WriteUInt16BigEndian(pdu[1..], (ushort)read.Address);
        BinaryPrimitives.WriteUInt16BigEndian(pdu[3..], (ushort)read.Count);
    }
}
