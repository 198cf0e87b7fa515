namespace PrisonOps.Tests.CameraSimulator.Clips;

/// <summary>H.264 and H.265 in Annex B with access unit delimiters.</summary>
internal static class NalUnits
{
    public static bool IsParameterSet(ClipCodec codec, byte[] unit) => codec switch
    {
        ClipCodec.H264 => (unit[0] & 31) is 7 or 8,
        ClipCodec.H265 => ((unit[0] >> 1) & 63) is 32 or 33 or 34,
        _ => false,
    };

    /// <summary>Delimiters are left out, as cameras do.</summary>
    public static IReadOnlyList<CodedPicture> Cut(ClipCodec codec, byte[] stream)
    {
        List<CodedPicture> pictures = [];
        List<byte[]> units = [];
        foreach (byte[] unit in StartCodes.Split(stream))
        {
            if (!IsDelimiter(codec, unit))
            {
                units.Add(unit);
                continue;
            }

            Finish();
        }

        Finish();
        return pictures;

        void Finish()
        {
            if (units.Count > 0) pictures.Add(new([.. units], units.Exists(unit => IsKey(codec, unit))));
            units.Clear();
        }
    }

    private static bool IsDelimiter(ClipCodec codec, byte[] unit) =>
        codec == ClipCodec.H264 ? (unit[0] & 31) == 9 : ((unit[0] >> 1) & 63) == 35;

    private static bool IsKey(ClipCodec codec, byte[] unit) =>
        codec == ClipCodec.H264 ? (unit[0] & 31) == 5 : ((unit[0] >> 1) & 63) is >= 16 and <= 21;
}
