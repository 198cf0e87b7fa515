using PrisonOps.Collectors.Snmp.Ber;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>The outermost sequence and the version, common to all three versions.</summary>
internal static class MessageFrame
{
    /// <summary>Opens a datagram up to the octets behind its version; otherwise says in words what is wrong with it.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> datagram, out int version, out BerReader afterVersion, out string? fault)
    {
        version = 0;
        afterVersion = default;
        fault = null;

        var outer = new BerReader(datagram);
        if (!outer.TryRead(out byte tag, out ReadOnlySpan<byte> message))
        {
            fault = datagram.Length > 1 && datagram[0] == BerTag.Sequence
                ? $"the message says that it is longer than the {datagram.Length} octets that came"
                : $"{datagram.Length} octets are no SNMP message";
            return false;
        }

        if (tag != BerTag.Sequence)
        {
            fault = $"{datagram.Length} octets beginning with 0x{tag:X2} are no SNMP message";
            return false;
        }

        afterVersion = new(message);
        if (afterVersion.TryReadInt32(out version) && version is 0 or 1 or 3) return true;

        fault = "the version is none of 0, 1 and 3";
        return false;
    }
}
