namespace PrisonOps.Collectors.Syslog;

/// <summary>
/// Cuts a stream into messages (RFC 6587): with their length in front, or a line each. Holds at most one message; of a longer one the
/// beginning is kept and the rest is passed over.
/// </summary>
internal sealed class SyslogFrames(int octetsMax)
{
    private const int CountDigitsMax = 7;

    private readonly byte[] held = new byte[octetsMax];
    private State state;
    private int length;
    private int digits;
    private long left;

    private enum State
    {
        Between,
        Counting,
        Counted,
        Line,
    }

    /// <summary>Adds to <paramref name="messages"/> what became whole with these octets.</summary>
    public void Feed(ReadOnlySpan<byte> octets, List<byte[]> messages)
    {
        while (!octets.IsEmpty)
        {
            octets = state switch
            {
                State.Between => Begin(octets),
                State.Counting => Count(octets),
                State.Counted => TakeCounted(octets, messages),
                _ => TakeLine(octets, messages),
            };
        }
    }

    /// <summary>The stream has ended: what is held is a message, cut off or without its last line break.</summary>
    public void End(List<byte[]> messages)
    {
        if (state is State.Counted or State.Line) Emit(messages);
        state = State.Between;
    }

    private ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> octets)
    {
        length = 0;
        (digits, left) = (0, 0);
        if (octets[0] is (byte)'\n' or (byte)'\r' or 0 or (byte)' ') return octets[1..];

        state = octets[0] is >= (byte)'1' and <= (byte)'9' ? State.Counting : State.Line;
        return octets;
    }

    /// <summary>Digits and a space are a length; digits and anything else are the beginning of a line.</summary>
    private ReadOnlySpan<byte> Count(ReadOnlySpan<byte> octets)
    {
        byte octet = octets[0];
        if (octet == ' ')
        {
            (state, length) = (State.Counted, 0);
            return octets[1..];
        }

        if (octet is < (byte)'0' or > (byte)'9' || ++digits > CountDigitsMax)
        {
            state = State.Line;
            return octets;
        }

        left = (left * 10) + octet - '0';
        Hold([octet]);
        return octets[1..];
    }

    private ReadOnlySpan<byte> TakeCounted(ReadOnlySpan<byte> octets, List<byte[]> messages)
    {
        int taken = (int)Math.Min(left, octets.Length);
        Hold(octets[..taken]);
        left -= taken;
        if (left == 0) Emit(messages);
        return octets[taken..];
    }

    private ReadOnlySpan<byte> TakeLine(ReadOnlySpan<byte> octets, List<byte[]> messages)
    {
        int end = octets.IndexOfAny((byte)'\n', (byte)0);
        Hold(end < 0 ? octets : octets[..end]);
        if (end < 0) return [];

        Emit(messages);
        return octets[(end + 1)..];
    }

    private void Hold(ReadOnlySpan<byte> octets)
    {
        int fits = Math.Min(octets.Length, held.Length - length);
        octets[..fits].CopyTo(held.AsSpan(length));
        length += fits;
    }

    private void Emit(List<byte[]> messages)
    {
        if (length > 0) messages.Add(held.AsSpan(0, length).ToArray());
        state = State.Between;
    }
}
