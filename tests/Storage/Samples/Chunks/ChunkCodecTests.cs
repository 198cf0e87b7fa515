using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Tests.Storage.Samples.Chunks;

/// <summary>Pure: no database is asked.</summary>
public sealed class ChunkCodecTests
{
    private const int SeriesShort = 400;
    private const int SeriesLong = 10_000;

    private readonly BitWriter writer = new();

    [Fact]
    public void Every_series_comes_back_bit_for_bit() => RoundTrip(SeriesShort, seed: 1);

    [Fact, Trait("Ring", "long")]
    public void Ten_thousand_series_come_back_bit_for_bit() => RoundTrip(SeriesLong, seed: 2);

    [Fact]
    public void A_damaged_chunk_is_told_and_gives_no_value() => Damage(SeriesShort, seed: 3);

    [Fact, Trait("Ring", "long")]
    public void Ten_thousand_damaged_chunks_are_told() => Damage(SeriesLong, seed: 4);

    [Fact]
    public void Bits_that_were_never_written_end_the_reading_and_nothing_else() => Garbage(SeriesShort, seed: 5);

    [Fact, Trait("Ring", "long")]
    public void Ten_thousand_garbled_contents_end_the_reading_and_nothing_else() => Garbage(SeriesLong, seed: 6);

    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 1.25 * 1440)]
    [InlineData(2, 0.4 * 1440)]
    [InlineData(3, 3.3 * 1440)]
    [InlineData(9, 1200)]
    public void Constants_and_whole_numbers_cost_next_to_nothing(int shape, double bytesMax)
    {
        double[] values = SeriesMaker.Make(new(7), shape, 1440);

        byte[] framed = ChunkCodec.EncodeColumns(writer, [values]);

        Assert.InRange(framed.Length, 1, bytesMax);
    }

    [Fact]
    public void Regular_polls_cost_nothing_for_their_times()
    {
        long[] times = [.. Enumerable.Range(0, 1440).Select(poll => 1_790_000_000_123_456 + (poll * 60_000_000L))];

        Assert.InRange(ChunkCodec.EncodeTimes(writer, times).Length, 1, 80);
    }

    [Fact]
    public void Another_version_of_the_encoding_is_named_with_the_known_one()
    {
        byte[] framed = ChunkCodec.EncodeColumns(writer, [[1, 2, 3]]);
        framed[0] = 9;

        string? damaged = ChunkCodec.DecodeColumns(framed, [new double[3]]);

        Assert.Equal("its encoding has version 9, known is 1", damaged);
    }

    [Fact]
    public void A_chunk_of_another_block_is_told_by_its_count() =>
        Assert.Equal("it has 3 points, its block has 4", ChunkCodec.DecodeColumns(ChunkCodec.EncodeColumns(writer, [[1, 2, 3]]), [new double[4]]));

    private void RoundTrip(int count, int seed)
    {
        Random random = new(seed);
        for (int number = 0; number < count; number++)
        {
            int length = random.Next(1, 700);
            double[] values = SeriesMaker.Make(random, number % SeriesMaker.Shapes, length), decoded = new double[length];
            long[] times = SeriesMaker.MakeTimes(random, length), decodedTimes = new long[length];

            string? damaged = ChunkCodec.DecodeColumns(ChunkCodec.EncodeColumns(writer, [values]), [decoded])
                ?? ChunkCodec.DecodeTimes(ChunkCodec.EncodeTimes(writer, times), decodedTimes);

            Assert.Null(damaged);
            Assert.Equal(times, decodedTimes);
            for (int at = 0; at < length; at++)
            {
                Assert.True(
                    BitConverter.DoubleToInt64Bits(values[at]) == BitConverter.DoubleToInt64Bits(decoded[at]) || (double.IsNaN(values[at]) && double.IsNaN(decoded[at])),
                    $"series {number} (shape {number % SeriesMaker.Shapes}) at {at} of {length}: {values[at]:R} became {decoded[at]:R}");
            }
        }
    }

    private void Damage(int count, int seed)
    {
        Random random = new(seed);
        for (int number = 0; number < count; number++)
        {
            double[] values = SeriesMaker.Make(random, number % SeriesMaker.Shapes, random.Next(1, 300));
            byte[] framed = ChunkCodec.EncodeColumns(writer, [values]);
            switch (number % 3)
            {
                case 0:
                    framed[random.Next(framed.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    framed = framed[..random.Next(framed.Length)];
                    break;
                default:
                    random.NextBytes(framed.AsSpan(random.Next(framed.Length)));
                    framed[^1] ^= 0x55;
                    break;
            }

            Assert.True(ChunkCodec.DecodeColumns(framed, [new double[values.Length]]) is not null, $"damage {number} was not seen");
        }
    }

    private static void Garbage(int count, int seed)
    {
        Random random = new(seed);
        for (int number = 0; number < count; number++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            double[] values = new double[random.Next(1, 2000)];

            // Whatever the bits say, nothing is thrown, and a run or number that never ends is told.
            BitReader reader = new(bytes);
            SeriesValues.Read(ref reader, values);
            Assert.True(bytes.Length > 0 || reader.IsDamaged, $"content {number} of no bytes gave {values.Length} values");
        }
    }
}
