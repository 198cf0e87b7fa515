namespace PrisonOps.Collectors.Modbus.Wire;

/// <summary>The checksum of Modbus on serial lines: CRC-16 with the reflected polynomial A001, beginning at FFFF.</summary>
internal static class Crc16
{
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(Step)];

    public static ushort Of(ReadOnlySpan<byte> octets)
    {
        ushort crc = 0xFFFF;
        foreach (byte octet in octets) crc = (ushort)((crc >> 8) ^ Table[(crc ^ octet) & 0xFF]);
        return crc;
    }

    private static ushort Step(int octet)
    {
        int crc = octet;
        for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        return (ushort)crc;
    }
}
