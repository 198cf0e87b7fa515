using System.Buffers.Binary;

namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>The other side of <see cref="BitWriter"/>. Reading past the end gives zeros and is remembered, so that no damage can throw.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private long position;

    /// <summary>True once more was asked for than there is, or a number was longer than any that is written.</summary>
    public bool IsDamaged { get; private set; }

    public ulong Read(int count)
    {
        if (position + count > (long)bytes.Length * 8)
        {
            IsDamaged = true;
            return 0;
        }

        int at = (int)(position >> 3);
        if (count is > 0 and <= 57 && at + 8 <= bytes.Length)
        {
            ulong eight = BinaryPrimitives.ReadUInt64BigEndian(bytes[at..]) << (int)(position & 7);
            position += count;
            return eight >> (64 - count);
        }

        ulong read = 0;
        while (count > 0)
        {
            int left = 8 - (int)(position & 7), taken = Math.Min(left, count);
            read = (read << taken) | (((ulong)bytes[(int)(position >> 3)] >> (left - taken)) & ((1UL << taken) - 1));
            position += taken;
            count -= taken;
        }

        return read;
    }

    public ulong ReadCount()
    {
        ulong read = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            ulong next = Read(8);
            read |= (next & 0x7f) << shift;
            if (next < 0x80) return read;
        }

        IsDamaged = true;
        return 0;
    }

    public long ReadNumber()
    {
        ulong read = ReadCount();
        return (long)(read >> 1) ^ -(long)(read & 1);
    }
}
