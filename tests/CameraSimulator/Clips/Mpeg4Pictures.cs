namespace PrisonOps.Tests.CameraSimulator.Clips;

/// <summary>MPEG-4 part 2: a picture is a B6 unit with the head units before it.</summary>
internal static class Mpeg4Pictures
{
    private const byte Picture = 0xB6;

    public static IReadOnlyList<CodedPicture> Cut(byte[] stream)
    {
        List<CodedPicture> pictures = [];
        List<byte> bytes = [];
        foreach (byte[] unit in StartCodes.Split(stream))
        {
            bytes.AddRange([0, 0, 1, .. unit]);
            if (unit[0] != Picture) continue;

            // The first two bits of a picture are its type; 0 is one that stands for itself.
            pictures.Add(new([[.. bytes]], IsKey: unit[1] >> 6 == 0));
            bytes.Clear();
        }

        return pictures;
    }
}
