using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Collectors.Logs;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Trap;

/// <summary>Reads data units of all versions; those of version 1 become what RFC 3584 section 3.1 makes of them.</summary>
internal static class NotificationReader
{
    private const int VariablesMax = 64;
    private const int ValueOctetsMax = 512;
    private const int GenericMax = 5;
    private const int AddressOctets = 4;

    private static readonly ObjectIdentifier StandardTraps = ObjectIdentifier.Parse("1.3.6.1.6.3.1.1.5");
    private static readonly ObjectIdentifier Uptime = ObjectIdentifier.Parse("1.3.6.1.2.1.1.3.0");
    private static readonly ObjectIdentifier TrapName = ObjectIdentifier.Parse("1.3.6.1.6.3.1.1.4.1.0");

    /// <summary>Null when the list of variables cannot be read.</summary>
    public static Notification? Read(Pdu pdu)
    {
        using SnmpAnswer? list = VariableDecoder.Decode(pdu.Variables, SnmpErrorStatus.NoError, 0, TimeSpan.Zero);
        if (list is null) return null;

        string? trapOid = null;
        ImmutableArray<LogVariable>.Builder variables = ImmutableArray.CreateBuilder<LogVariable>();
        for (int at = 0; at < list.Count && variables.Count < VariablesMax; at++)
        {
            SnmpVariable variable = list[at];
            if (variable.Name.SequenceEqual(TrapName.Encoded) && variable.Type == SnmpType.Name) trapOid ??= variable.ToText();
            else if (!variable.Name.SequenceEqual(Uptime.Encoded)) variables.Add(Of(variable));
        }

        return new(trapOid, variables.DrainToImmutable());
    }

    /// <summary>Reads the data unit of version 1, which has a form of its own. Null when it is none or cannot be read.</summary>
    public static Notification? ReadVersion1(BerReader afterVersion)
    {
        if (!afterVersion.TryRead(BerTag.Octets, out _) || !afterVersion.TryRead((byte)PduType.TrapV1, out ReadOnlySpan<byte> content)) return null;

        var reader = new BerReader(content);
        if (!reader.TryRead(BerTag.Name, out ReadOnlySpan<byte> enterprise) || !reader.TryRead((byte)SnmpType.Address, out ReadOnlySpan<byte> agent)) return null;
        if (!reader.TryReadInt32(out int generic) || !reader.TryReadInt32(out int specific)) return null;
        if (!reader.TryRead((byte)SnmpType.TimeTicks, out _) || !reader.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> variables)) return null;
        if (Read(new Pdu(PduType.TrapV1, 0, 0, 0, variables)) is not { } read || NameOf(enterprise, generic, specific) is not { } name) return null;

        bool saysItsAddress = agent.Length == AddressOctets && agent.ContainsAnyExcept((byte)0);
        return new(name, saysItsAddress ? read.Variables.Add(new("1.3.6.1.6.3.18.1.3.0", $"{agent[0]}.{agent[1]}.{agent[2]}.{agent[3]}")) : read.Variables);
    }

    private static string? NameOf(ReadOnlySpan<byte> enterprise, int generic, int specific)
    {
        if (generic is >= 0 and <= GenericMax) return StandardTraps.Append((uint)generic + 1).ToString();

        byte[] name = enterprise.ToArray();
        if (!NameNormaliser.TryNormalise(name, out int length) || length == 0) return null;

        Span<uint> arcs = stackalloc uint[ObjectIdentifier.ArcsMax];
        string of = ObjectIdentifier.FromEncoded(name.AsSpan(0, length)).ToString();
        return ObjectIdentifier.ReadArcs(name.AsSpan(0, length), arcs) + 3 > ObjectIdentifier.ArcsMax
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{of}.0.{(uint)specific}");
    }

    private static LogVariable Of(SnmpVariable variable)
    {
        string name = variable.ToName().ToString();
        if (variable.Type is not (SnmpType.Octets or SnmpType.Opaque or SnmpType.Unreadable)) return new(name, variable.ToText());

        ReadOnlySpan<byte> octets = variable.Octets.TrimEnd((byte)0);
        return new(name, MessageText.IsText(octets)
            ? MessageText.Of(octets, ValueOctetsMax)
            : $"0x{Convert.ToHexString(variable.Octets[..Math.Min(variable.Octets.Length, ValueOctetsMax)])}");
    }
}
