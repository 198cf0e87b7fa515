using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Trap;

/// <summary>What the receiver tells a sender of version 3: its engine and clock with a report, or the acknowledgement of an inform.</summary>
internal sealed class UsmReports(OwnEngine engine)
{
    private const int ReportOctetsMax = 1_024;

    private static readonly ObjectIdentifier UsmStats = ObjectIdentifier.Parse("1.3.6.1.6.3.15.1.1");
    private static readonly SnmpUser Nobody = new("");

    private readonly uint[] counts = new uint[Enum.GetValues<UsmReport>().Length];
    private long salt = Random.Shared.NextInt64();

    /// <param name="signer">Of a report on the clock, which the sender believes only when it is signed; else null.</param>
    public byte[] Report(UsmMessage asked, UsmReport report, SnmpUser? signer, UsmKeys keys)
    {
        var unit = new BerWriter(new byte[ReportOctetsMax]);
        int end = unit.Position;
        unit.Unsigned(Interlocked.Increment(ref counts[(int)report]), (byte)SnmpType.Counter32);
        unit.Octets(UsmStats.Append((uint)report, 0).Encoded, BerTag.Name);
        unit.Wrap(BerTag.Sequence, end);
        unit.Wrap(BerTag.Sequence, end);
        unit.Integer(0);
        unit.Integer(0);
        unit.Integer(0);
        unit.Wrap((byte)PduType.Report, end);
        unit.Octets([]);
        unit.Octets(engine.Id);
        unit.Wrap(BerTag.Sequence, end);
        return Write(asked.MessageId, signer ?? Nobody, keys with { Privacy = [] }, unit.Written);
    }

    public byte[] Acknowledgement(int messageId, SnmpUser user, UsmKeys keys, ReadOnlySpan<byte> contextEngine, ReadOnlySpan<byte> context, Pdu inform)
    {
        var unit = new BerWriter(new byte[InformAnswer.OctetsFor(inform)]);
        int end = unit.Position;
        InformAnswer.WriteUnit(ref unit, inform);
        unit.Octets(context);
        unit.Octets(contextEngine);
        unit.Wrap(BerTag.Sequence, end);
        return Write(messageId, user, keys, unit.Written);
    }

    private byte[] Write(int messageId, SnmpUser user, UsmKeys keys, ReadOnlySpan<byte> unit)
    {
        var writer = new BerWriter(new byte[unit.Length + ReportOctetsMax]);
        UsmMessage.Write(
            ref writer, messageId, false, new(engine.Id, engine.Boots, 0, 0), engine.Time, user, keys, Interlocked.Increment(ref salt), unit);
        return writer.Written.ToArray();
    }
}
