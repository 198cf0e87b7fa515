using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Trap;

/// <summary>The acknowledgement of an inform: its own variables come back in a response with its id (RFC 3416 section 4.2.7).</summary>
internal static class InformAnswer
{
    /// <summary>For version 2c, as a whole message.</summary>
    public static byte[] OfCommunity(ReadOnlySpan<byte> community, Pdu inform)
    {
        var writer = new BerWriter(new byte[OctetsFor(inform)]);
        int end = writer.Position;
        WriteUnit(ref writer, inform);
        writer.Octets(community);
        writer.Integer((int)SnmpVersion.V2c);
        writer.Wrap(BerTag.Sequence, end);
        return writer.Written.ToArray();
    }

    public static void WriteUnit(ref BerWriter writer, Pdu inform)
    {
        int end = writer.Position;
        writer.Raw(inform.Variables);
        writer.Wrap(BerTag.Sequence, end);
        writer.Integer(0);
        writer.Integer(0);
        writer.Integer(inform.RequestId);
        writer.Wrap((byte)PduType.Response, end);
    }

    /// <summary>Enough for the variables, a community and every envelope.</summary>
    public static int OctetsFor(Pdu inform) => inform.Variables.Length + 1_024;
}
