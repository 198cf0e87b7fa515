namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>Bits into bytes, highest first; it grows as it is written.</summary>
internal sealed class BitWriter
{
    private byte[] bytes = new byte[256];
    private int position;

    public int Length => (position + 7) / 8;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear()
    {
        bytes.AsSpan(0, Length).Clear();
        position = 0;
    }

    public void Write(ulong value, int count)
    {
        if ((position + count + 7) / 8 > bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        while (count > 0)
        {
            int room = 8 - (position & 7), taken = Math.Min(room, count);
            ulong piece = (value >> (count - taken)) & ((1UL << taken) - 1);
            bytes[position >> 3] |= (byte)(piece << (room - taken));
            position += taken;
            count -= taken;
        }
    }

    /// <summary>Seven bits at a time, lowest first, each with a bit that says whether more follow: small numbers are short.</summary>
    public void WriteCount(ulong number)
    {
        for (; number >= 0x80; number >>= 7) Write(0x80 | (number & 0x7f), 8);
        Write(number, 8);
    }

    /// <summary>Zig-zag, so that small numbers of either sign are short.</summary>
    public void WriteNumber(long number) => WriteCount((ulong)((number << 1) ^ (number >> 63)));
}
