using System.Text;

namespace PrisonOps.Ports.Snmp;

/// <summary>One variable of an answer, read in place; it is gone when the answer is disposed.</summary>
public readonly ref struct SnmpVariable(SnmpType type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> octets, ulong bits)
{
    public SnmpType Type => type;

    /// <summary>The canonical octets of the name, comparable with <see cref="ObjectIdentifier.Encoded"/>.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>The value as sent; for <see cref="SnmpType.Name"/> canonical octets.</summary>
    public ReadOnlySpan<byte> Octets { get; } = octets;

    /// <summary>Whether the agent has a value here.</summary>
    public bool Exists => type is not (SnmpType.NoSuchObject or SnmpType.NoSuchInstance or SnmpType.EndOfMibView or SnmpType.Null);

    public bool IsNumber => type is SnmpType.Integer32 or SnmpType.Counter32 or SnmpType.Gauge32 or SnmpType.TimeTicks or SnmpType.Counter64
        or SnmpType.Real;

    public long AsSigned => type == SnmpType.Real ? (long)BitConverter.UInt64BitsToDouble(bits) : (long)bits;

    public ulong AsUnsigned => type == SnmpType.Real ? (ulong)BitConverter.UInt64BitsToDouble(bits) : bits;

    public double AsNumber => type switch
    {
        SnmpType.Real => BitConverter.UInt64BitsToDouble(bits),
        SnmpType.Integer32 => (long)bits,
        _ => bits,
    };

    public ObjectIdentifier ToName() => ObjectIdentifier.FromEncoded(Name);

    /// <summary>The value as text: octets as UTF-8 without the trailing NULs some agents send, names dotted, numbers in digits.</summary>
    public string ToText() => type switch
    {
        SnmpType.Octets or SnmpType.Opaque or SnmpType.Unreadable => Encoding.UTF8.GetString(Octets.TrimEnd((byte)0)),
        SnmpType.Name => ObjectIdentifier.FromEncoded(Octets).ToString(),
        SnmpType.Address when Octets.Length == 4 => $"{Octets[0]}.{Octets[1]}.{Octets[2]}.{Octets[3]}",
        _ when IsNumber => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AsNumber}"),
        _ => type.ToString(),
    };
}
