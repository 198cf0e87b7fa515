namespace PrisonOps.Analyzers.Cameras;

/// <summary>One 8-bit plane of a decoded picture where it lies; rows are <see cref="StrideBytes"/> apart.</summary>
public readonly ref struct PlaneView
{
    private readonly ReadOnlySpan<byte> bytes;

    public PlaneView(ReadOnlySpan<byte> bytes, int widthPx, int heightPx, int strideBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideBytes, widthPx);
        long needed = ((long)(heightPx - 1) * strideBytes) + widthPx;
        if (bytes.Length < needed)
        {
            throw new ArgumentException(
                $"{bytes.Length} bytes do not hold {widthPx}x{heightPx} pixels in rows of {strideBytes}: {needed} are needed.", nameof(bytes));
        }

        this.bytes = bytes;
        (WidthPx, HeightPx, StrideBytes) = (widthPx, heightPx, strideBytes);
    }

    public int WidthPx { get; }

    public int HeightPx { get; }

    public int StrideBytes { get; }

    public ReadOnlySpan<byte> Row(int y) => bytes.Slice(y * StrideBytes, WidthPx);
}
