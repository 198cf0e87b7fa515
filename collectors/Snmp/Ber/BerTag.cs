namespace PrisonOps.Collectors.Snmp.Ber;

/// <summary>The tags of SNMP on the wire that are not types of values.</summary>
internal static class BerTag
{
    public const byte Integer = 0x02;
    public const byte Octets = 0x04;
    public const byte Null = 0x05;
    public const byte Name = 0x06;
    public const byte Sequence = 0x30;

    /// <summary>Opaque wraps a second tag: 9F, then one of these (the net-snmp special types).</summary>
    public const byte WrappedType = 0x9F;
    public const byte WrappedCounter64 = 0x76;
    public const byte WrappedFloat = 0x78;
    public const byte WrappedDouble = 0x79;
    public const byte WrappedSigned64 = 0x7A;
    public const byte WrappedUnsigned64 = 0x7B;
}
