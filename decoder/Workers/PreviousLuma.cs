using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Decoder.Workers;

/// <summary>The luma of the keyframe before: the decoder reuses its planes, so that a comparison needs a copy.</summary>
internal sealed class PreviousLuma
{
    private byte[] pixels = [];
    private int widthPx;
    private int heightPx;

    public Stillness? Against(PlaneView now) =>
        widthPx == 0 ? null : Stillness.Between(new PlaneView(pixels, widthPx, heightPx, widthPx), now);

    public void Keep(PlaneView luma)
    {
        int needed = luma.WidthPx * luma.HeightPx;
        if (pixels.Length < needed) pixels = GC.AllocateUninitializedArray<byte>(needed);
        for (int y = 0; y < luma.HeightPx; y++) luma.Row(y).CopyTo(pixels.AsSpan(y * luma.WidthPx));
        (widthPx, heightPx) = (luma.WidthPx, luma.HeightPx);
    }
}
