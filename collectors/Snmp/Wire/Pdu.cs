using PrisonOps.Collectors.Snmp.Ber;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>
/// A protocol data unit taken apart, its variables still encoded. The two middle numbers are error status and index in an answer,
/// non-repeaters and repetitions in a GETBULK.
/// </summary>
internal readonly ref struct Pdu(PduType type, int requestId, int first, int second, ReadOnlySpan<byte> variables)
{
    public PduType Type => type;

    public int RequestId => requestId;

    public int First => first;

    public int Second => second;

    public ReadOnlySpan<byte> Variables { get; } = variables;

    public static bool TryRead(scoped ref BerReader reader, out Pdu pdu)
    {
        pdu = default;
        if (!reader.TryRead(out byte tag, out ReadOnlySpan<byte> content) || tag is < 0xA0 or > 0xA8) return false;

        var inner = new BerReader(content);
        if (!inner.TryReadInt32(out int id) || !inner.TryReadInt32(out int first) || !inner.TryReadInt32(out int second)) return false;
        if (!inner.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> variables)) return false;

        pdu = new((PduType)tag, id, first, second, variables);
        return true;
    }

    /// <summary>Writes a request: names with empty values.</summary>
    public static void WriteRequest(ref BerWriter writer, in SnmpRequest request, int requestId)
    {
        int end = writer.Position;
        ReadOnlySpan<Ports.Snmp.ObjectIdentifier> names = request.Names.Span;
        for (int i = names.Length - 1; i >= 0; i--)
        {
            int variableEnd = writer.Position;
            writer.Null();
            writer.Octets(names[i].Encoded, BerTag.Name);
            writer.Wrap(BerTag.Sequence, variableEnd);
        }

        writer.Wrap(BerTag.Sequence, end);
        writer.Integer(request.MaxRepetitions);
        writer.Integer(request.NonRepeaters);
        writer.Integer(requestId);
        writer.Wrap((byte)request.Type, end);
    }
}
