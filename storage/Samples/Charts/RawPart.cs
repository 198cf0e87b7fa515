using System.Buffers.Binary;

namespace PrisonOps.Storage.Samples.Charts;

/// <summary>Polls that are no blocks yet, as PostgreSQL packs them: an array of all values, or the one value of the series that is asked for.</summary>
/// <param name="isWhole">True for arrays.</param>
internal sealed class RawPart(bool isWhole) : ChartPart
{
    /// <summary>Dimensions, flags, type, length and lower bound, before the first value.</summary>
    private const int HeaderLength = 20;

    /// <summary>Each value of an array stands behind its own length.</summary>
    private const int LengthLength = 4;
    private const int ValueLength = 8;

    private readonly List<byte[]> polls = [];
    private long[] times = new long[16];

    public override ReadOnlySpan<long> Times => times.AsSpan(0, polls.Count);

    /// <summary>The writer writes no null and no empty array. Behind a null no value is where it is looked for, so such a poll would be a gap.</summary>
    public void Add(long time, byte[] content)
    {
        if (polls.Count == times.Length) Array.Resize(ref times, times.Length * 2);
        times[polls.Count] = time;
        polls.Add(isWhole && (content.Length < HeaderLength || BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4)) != 0) ? [] : content);
    }

    public override void AddTo(ChartSums sums, int place)
    {
        int offset = isWhole ? HeaderLength + ((place - 1) * (LengthLength + ValueLength)) + LengthLength : 0;
        ReadOnlySpan<int> slots = SlotsOn(sums.Axis);
        for (int at = 0; at < slots.Length; at++)
        {
            byte[] content = polls[at];
            if (offset + ValueLength <= content.Length) sums.Add(slots[at], BinaryPrimitives.ReadDoubleBigEndian(content.AsSpan(offset)));
        }
    }
}
