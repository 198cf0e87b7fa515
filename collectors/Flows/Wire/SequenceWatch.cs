namespace PrisonOps.Collectors.Flows.Wire;

/// <summary>Follows the sequence number of one stream of an exporter, which wraps at 32 bits.</summary>
internal sealed class SequenceWatch
{
    /// <summary>A greater step is a restart of the exporter, not a loss: nobody loses a million at once and goes on.</summary>
    private const int LostMax = 1_000_000;

    /// <summary>A step back that is no greater is a datagram that was overtaken, not a restart.</summary>
    private const int LateMax = 1_000;

    private uint? expected;
    private uint last;

    /// <param name="counted">By how much the sender goes on after this datagram; null when it cannot be known, so that nothing is expected of the next.</param>
    /// <param name="ahead">What the datagram holds, where an exporter may have counted it already: softflowd says the number after it and not before.</param>
    /// <returns>How many are missing before this datagram.</returns>
    public long Missing(uint sequence, uint? counted, uint? ahead = null)
    {
        int gap = expected is { } due && unchecked(sequence - last) != ahead ? unchecked((int)(sequence - due)) : 0;
        if (gap is < 0 and >= -LateMax) return 0;

        last = sequence;
        expected = counted is { } step ? unchecked(sequence + step) : null;
        return gap is > 0 and <= LostMax ? gap : 0;
    }
}
