namespace PrisonOps.Tests.CameraSimulator.Clips;

/// <summary>00 00 01 stands before each unit of H.264, H.265 and MPEG-4.</summary>
internal static class StartCodes
{
    /// <summary>The units without their start codes and without the zeros that may stand before the next.</summary>
    public static IEnumerable<byte[]> Split(byte[] stream)
    {
        int begin = Find(stream, 0);
        while (begin >= 0)
        {
            int first = begin + 3, next = Find(stream, first), end = next < 0 ? stream.Length : next;
            while (end > first && stream[end - 1] == 0) end--;
            if (end > first) yield return stream[first..end];
            begin = next;
        }
    }

    public static int Find(byte[] stream, int from)
    {
        int at = stream.AsSpan(from).IndexOf("\0\0\u0001"u8);
        return at < 0 ? -1 : from + at;
    }
}
