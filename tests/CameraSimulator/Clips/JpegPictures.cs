namespace PrisonOps.Tests.CameraSimulator.Clips;

/// <summary>JPEGs one after the other. FFD8 stands at the begin of each and nowhere else: inside, FF is followed by 00 or a marker.</summary>
internal static class JpegPictures
{
    public static IReadOnlyList<CodedPicture> Cut(byte[] stream)
    {
        List<CodedPicture> pictures = [];
        int begin = 0;
        while (begin < stream.Length)
        {
            int next = stream.AsSpan(begin + 2).IndexOf([(byte)0xFF, (byte)0xD8]);
            int end = next < 0 ? stream.Length : begin + 2 + next;
            pictures.Add(new([stream[begin..end]], IsKey: true));
            begin = end;
        }

        return pictures;
    }
}
