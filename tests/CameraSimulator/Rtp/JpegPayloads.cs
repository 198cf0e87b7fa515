using System.Buffers.Binary;

namespace PrisonOps.Tests.CameraSimulator.Rtp;

/// <summary>RFC 2435: the head of a JPEG is put into few bytes, its scan into pieces. Baseline 4:2:0 with the usual Huffman tables only.</summary>
internal static class JpegPayloads
{
    private const byte Type420 = 1, TablesInBand = 255;
    private const int FrameHead = 0xC0, QuantizationTables = 0xDB, Scan = 0xDA;

    public static IEnumerable<RtpPayload> Of(byte[] jpeg, int bytesMax)
    {
        (byte[] tables, int widthPx, int heightPx, byte[] scan) = TakeApart(jpeg);
        for (int at = 0; at < scan.Length;)
        {
            byte[] head = Head(at, widthPx, heightPx);
            byte[] quantization = at > 0 ? [] : [0, 0, (byte)(tables.Length >> 8), (byte)tables.Length, .. tables];
            int end = Math.Min(at + bytesMax - head.Length - quantization.Length, scan.Length);
            yield return new([.. head, .. quantization, .. scan[at..end]], end == scan.Length);
            at = end;
        }
    }

    private static byte[] Head(int offset, int widthPx, int heightPx)
    {
        byte[] head = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, offset);
        (head[4], head[5], head[6], head[7]) = (Type420, TablesInBand, (byte)(widthPx / 8), (byte)(heightPx / 8));
        return head;
    }

    private static (byte[] Tables, int WidthPx, int HeightPx, byte[] Scan) TakeApart(byte[] jpeg)
    {
        List<byte> tables = [];
        int widthPx = 0, heightPx = 0, at = 2;
        while (true)
        {
            int marker = jpeg[at + 1], length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (marker == QuantizationTables)
            {
                // One segment may hold several tables, each behind a byte with its number.
                for (int table = at + 4; table < at + 2 + length; table += 65) tables.AddRange(jpeg[(table + 1)..(table + 65)]);
            }

            if (marker == FrameHead)
            {
                heightPx = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 5));
                widthPx = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 7));
            }

            at += 2 + length;
            if (marker == Scan) return ([.. tables], widthPx, heightPx, jpeg[at..]);
        }
    }
}
