using System.Text;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>The envelope of version 1 and 2c: version, community, data unit.</summary>
internal static class CommunityMessage
{
    /// <summary>The longest community that is sent; agents rarely take more than 32 characters.</summary>
    public const int CommunityOctetsMax = 255;

    public static void WriteRequest(ref BerWriter writer, SnmpCommunity credentials, in SnmpRequest request, int requestId)
    {
        Span<byte> community = stackalloc byte[CommunityOctetsMax];
        int length = Encoding.UTF8.GetBytes(credentials.Community, community);

        int end = writer.Position;
        Pdu.WriteRequest(ref writer, request, requestId);
        writer.Octets(community[..length]);
        writer.Integer((int)credentials.Version);
        writer.Wrap(BerTag.Sequence, end);
    }

    /// <summary>Reads what stands behind the version.</summary>
    public static bool TryRead(BerReader afterVersion, out ReadOnlySpan<byte> community, out Pdu pdu)
    {
        pdu = default;
        return afterVersion.TryRead(BerTag.Octets, out community) && Pdu.TryRead(ref afterVersion, out pdu);
    }
}
