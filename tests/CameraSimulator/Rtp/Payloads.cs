using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.CameraSimulator.Rtp;

/// <summary>Divides coded pictures into packets, as the RFC of each codec says.</summary>
internal static class Payloads
{
    private const int BytesMax = 1_400;

    public static IEnumerable<RtpPayload> Of(ClipCodec codec, CodedPicture picture) => codec switch
    {
        ClipCodec.H264 => NalUnits(picture.Units, FragmentH264),
        ClipCodec.H265 => NalUnits(picture.Units, FragmentH265),
        ClipCodec.Mjpeg => JpegPayloads.Of(picture.Units[0], BytesMax),
        _ => Pieces(picture.Units[0]),
    };

    private static IEnumerable<RtpPayload> NalUnits(IReadOnlyList<byte[]> units, Func<byte[], IEnumerable<byte[]>> fragment)
    {
        for (int i = 0; i < units.Count; i++)
        {
            byte[][] pieces = units[i].Length <= BytesMax ? [units[i]] : [.. fragment(units[i])];
            for (int piece = 0; piece < pieces.Length; piece++)
                yield return new(pieces[piece], IsLast: i == units.Count - 1 && piece == pieces.Length - 1);
        }
    }

    /// <summary>FU-A of RFC 6184.</summary>
    private static IEnumerable<byte[]> FragmentH264(byte[] unit)
    {
        byte indicator = (byte)((unit[0] & 0xE0) | 28);
        for (int at = 1; at < unit.Length; at += BytesMax)
        {
            int end = Math.Min(at + BytesMax, unit.Length);
            yield return [indicator, (byte)(Ends(at == 1, end == unit.Length) | (unit[0] & 31)), .. unit[at..end]];
        }
    }

    /// <summary>FU of RFC 7798.</summary>
    private static IEnumerable<byte[]> FragmentH265(byte[] unit)
    {
        byte first = (byte)((unit[0] & 0x81) | (49 << 1));
        for (int at = 2; at < unit.Length; at += BytesMax)
        {
            int end = Math.Min(at + BytesMax, unit.Length);
            yield return [first, unit[1], (byte)(Ends(at == 2, end == unit.Length) | ((unit[0] >> 1) & 63)), .. unit[at..end]];
        }
    }

    private static int Ends(bool isFirst, bool isLast) => (isFirst ? 0x80 : 0) | (isLast ? 0x40 : 0);

    private static IEnumerable<RtpPayload> Pieces(byte[] picture)
    {
        for (int at = 0; at < picture.Length; at += BytesMax)
        {
            int end = Math.Min(at + BytesMax, picture.Length);
            yield return new(picture[at..end], end == picture.Length);
        }
    }
}
