using System.Buffers.Binary;
using System.Numerics;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>SHA-224 of FIPS 180-4, which the framework does not have: SHA-256 with other initial values, cut to 28 octets.</summary>
internal static class Sha224
{
    public const int HashOctets = 28;
    public const int BlockOctets = 64;

    private static readonly uint[] Initial =
        [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7, 0xBEFA4FA4];

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes.</summary>
    private static readonly uint[] Constants = RootsOfPrimes();

    public static void HashData(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        Span<uint> state = stackalloc uint[8];
        Initial.CopyTo(state);
        int whole = data.Length / BlockOctets * BlockOctets;
        for (int at = 0; at < whole; at += BlockOctets) Compress(state, data.Slice(at, BlockOctets));

        Span<byte> tail = stackalloc byte[2 * BlockOctets];
        tail.Clear();
        data[whole..].CopyTo(tail);
        int left = data.Length - whole;
        tail[left] = 0x80;
        int tailOctets = left + 9 <= BlockOctets ? BlockOctets : 2 * BlockOctets;
        BinaryPrimitives.WriteUInt64BigEndian(tail[(tailOctets - 8)..], (ulong)data.Length * 8);
        for (int at = 0; at < tailOctets; at += BlockOctets) Compress(state, tail.Slice(at, BlockOctets));
        for (int i = 0; i < 7; i++) BinaryPrimitives.WriteUInt32BigEndian(hash[(4 * i)..], state[i]);
    }

    /// <summary>HMAC, RFC 2104, over SHA-224. The key is never longer than a block here: localized keys have 28 octets.</summary>
    public static void Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> mac)
    {
        byte[] inner = new byte[BlockOctets + data.Length];
        Span<byte> outer = stackalloc byte[BlockOctets + HashOctets];
        outer.Clear();
        key.CopyTo(inner);
        key.CopyTo(outer);
        for (int i = 0; i < BlockOctets; i++)
        {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5C;
        }

        data.CopyTo(inner.AsSpan(BlockOctets));
        HashData(inner, outer[BlockOctets..]);
        HashData(outer, mac);
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (int i = 0; i < 16; i++) w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (int i = 16; i < 64; i++)
        {
            uint s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            uint s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++)
        {
            uint s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint t1 = h + s1 + ((e & f) ^ (~e & g)) + Constants[i] + w[i];
            uint s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint[] RootsOfPrimes()
    {
        var constants = new uint[64];
        int found = 0;
        for (int candidate = 2; found < constants.Length; candidate++)
        {
            bool prime = true;
            for (int divisor = 2; divisor * divisor <= candidate && prime; divisor++) prime = candidate % divisor != 0;
            if (!prime) continue;

            // floor(cbrt(p) * 2^32) exactly, in whole numbers: a double would be off in the last bits.
            BigInteger cube = (BigInteger)candidate << 96;
            BigInteger low = 0, high = BigInteger.One << 36;
            while (high - low > 1)
            {
                BigInteger middle = (low + high) >> 1;
                if (middle * middle * middle <= cube) low = middle;
                else high = middle;
            }

            constants[found++] = (uint)(low & uint.MaxValue);
        }

        return constants;
    }
}
