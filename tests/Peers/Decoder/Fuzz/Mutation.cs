using System.Buffers.Binary;

namespace PrisonOps.Tests.Peers.Decoder.Fuzz;

/// <summary>Ways in which bytes are spoilt. The same random numbers spoil the same bytes in the same way.</summary>
internal static class Mutation
{
    private static readonly Func<byte[], Random, byte[]>[] Ways = [Truncate, FlipBits, Zero, Repeat, Splice, SetNumber, Garbage];

    public static byte[] Apply(byte[] bytes, Random random) => Ways[random.Next(Ways.Length)](bytes, random);

    public static byte[] Truncate(byte[] bytes, Random random) => bytes[..random.Next(bytes.Length)];

    public static byte[] FlipBits(byte[] bytes, Random random)
    {
        byte[] spoilt = [.. bytes];
        for (int flips = 1 << random.Next(10); flips > 0; flips--) spoilt[random.Next(spoilt.Length)] ^= (byte)(1 << random.Next(8));
        return spoilt;
    }

    private static byte[] Zero(byte[] bytes, Random random)
    {
        byte[] spoilt = [.. bytes];
        Part(spoilt, random).Clear();
        return spoilt;
    }

    private static byte[] Repeat(byte[] bytes, Random random)
    {
        byte[] part = Part(bytes, random).ToArray();
        int at = random.Next(bytes.Length);
        return [.. bytes[..at], .. part, .. part, .. bytes[at..]];
    }

    private static byte[] Splice(byte[] bytes, Random random)
    {
        int from = random.Next(bytes.Length), to = random.Next(bytes.Length);
        return [.. bytes[..from], .. bytes[to..]];
    }

    /// <summary>Lengths and counts are where readers of containers trust most.</summary>
    private static byte[] SetNumber(byte[] bytes, Random random)
    {
        byte[] spoilt = [.. bytes];
        uint[] extremes = [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x0001_0000, (uint)bytes.Length];
        for (int numbers = 1 + random.Next(4); numbers > 0; numbers--)
        {
            Span<byte> at = spoilt.AsSpan(random.Next(Math.Min(spoilt.Length - 4, 4_096)), 4);
            uint extreme = extremes[random.Next(extremes.Length)];
            if (random.Next(2) == 0) BinaryPrimitives.WriteUInt32BigEndian(at, extreme);
            else BinaryPrimitives.WriteUInt32LittleEndian(at, extreme);
        }

        return spoilt;
    }

    private static byte[] Garbage(byte[] bytes, Random random)
    {
        byte[] spoilt = [.. bytes];
        random.NextBytes(Part(spoilt, random));
        return spoilt;
    }

    private static Span<byte> Part(byte[] bytes, Random random)
    {
        int from = random.Next(bytes.Length);
        return bytes.AsSpan(from, random.Next(Math.Min(bytes.Length - from, 2_048)));
    }
}
