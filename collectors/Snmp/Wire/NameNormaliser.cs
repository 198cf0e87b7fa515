using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>
/// Makes the octets of an object name canonical in place: some agents pad arcs with leading 0x80. Names are compared octet by octet
/// afterwards, so exactly one form may remain.
/// </summary>
internal static class NameNormaliser
{
    private const int ArcOctetsMax = 5;

    /// <summary>False when the name ends inside an arc, has an arc of more than 35 bits, or more arcs than a name may have.</summary>
    public static bool TryNormalise(Span<byte> name, out int length)
    {
        length = name.Length;
        if (name.IsEmpty) return true;
        if ((name[^1] & 0x80) != 0) return false;

        // The usual name has only small arcs; then there is nothing to look for.
        if (!name.ContainsAnyInRange((byte)0x80, (byte)0xFF)) return name.Length < ObjectIdentifier.ArcsMax;

        length = 0;
        int arcs = 1, arcOctets = 0;
        foreach (byte octet in name)
        {
            if (arcOctets == 0 && octet == 0x80) continue;
            if (++arcOctets > ArcOctetsMax) return false;

            name[length++] = octet;
            if ((octet & 0x80) != 0) continue;
            arcOctets = 0;
            arcs++;
        }

        return arcs <= ObjectIdentifier.ArcsMax;
    }
}
