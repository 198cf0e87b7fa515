using PrisonOps.AgentSimulator.Mib;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator;

/// <summary>Answers data units as an agent does (RFC 3416 section 4.2); envelopes are not its business.</summary>
internal sealed class RequestAnswerer(MibTree tree)
{
    /// <summary>Octets of variables in one answer, so that the datagram stays one Ethernet frame; a GETBULK ends there.</summary>
    public const int VariableOctetsMax = 1_360;

    private const int VariablesMax = 4_096;
    private const byte Counter64Tag = (byte)SnmpType.Counter64;

    private readonly byte[] list = new byte[65_536];
    private readonly byte[] single = new byte[8_192];
    private int length;
    private SnmpErrorStatus status;
    private int errorIndex;

    /// <summary>Writes the answering data unit before what the writer holds; false when the request deserves none.</summary>
    public bool TryAnswer(Pdu request, bool isVersion1, TimeSpan uptime, ref BerWriter writer)
    {
        (length, status, errorIndex) = (0, SnmpErrorStatus.NoError, 0);
        bool answered = request.Type switch
        {
            PduType.Get or PduType.GetNext => TryAnswerEach(request, isVersion1, uptime),
            PduType.GetBulk when !isVersion1 => TryAnswerBulk(request, uptime),
            PduType.Set => Refuse(isVersion1 ? SnmpErrorStatus.ReadOnly : SnmpErrorStatus.NotWritable),
            _ => false,
        };
        if (!answered) return false;

        int end = writer.Position;
        writer.Raw(status == SnmpErrorStatus.NoError ? list.AsSpan(0, length) : request.Variables);
        writer.Wrap(BerTag.Sequence, end);
        writer.Integer(errorIndex);
        writer.Integer((int)status);
        writer.Integer(request.RequestId);
        writer.Wrap((byte)PduType.Response, end);
        return true;
    }

    private bool Refuse(SnmpErrorStatus with)
    {
        (status, errorIndex) = (with, 1);
        return true;
    }

    private bool TryAnswerEach(Pdu request, bool isVersion1, TimeSpan uptime)
    {
        var reader = new BerReader(request.Variables);
        for (int index = 1; !reader.AtEnd; index++)
        {
            if (!TryReadName(ref reader, out ReadOnlySpan<byte> name)) return false;

            SnmpType missing = request.Type == PduType.GetNext ? SnmpType.EndOfMibView : SnmpType.NoSuchInstance;
            int position = request.Type == PduType.GetNext ? NextPosition(name, isVersion1, uptime) : tree.Find(name);
            bool fits = position >= 0 && position < tree.Count
                ? TryAppend(tree.NameAt(position).Encoded, tree.ValueAt(position), uptime, list.Length)
                : !isVersion1 && TryAppendMissing(name, missing);
            if (fits) continue;

            (status, errorIndex) = isVersion1 ? (SnmpErrorStatus.NoSuchName, index) : (SnmpErrorStatus.TooBig, 0);
            return true;
        }

        return true;
    }

    private bool TryAnswerBulk(Pdu request, TimeSpan uptime)
    {
        Span<int> positions = stackalloc int[128];
        var reader = new BerReader(request.Variables);
        int columns = 0;
        while (!reader.AtEnd && columns < positions.Length)
        {
            if (!TryReadName(ref reader, out ReadOnlySpan<byte> name)) return false;
            positions[columns++] = tree.FirstAfter(name);
        }

        if (columns == 0) return true;
        int nonRepeaters = Math.Clamp(request.First, 0, columns);
        int repetitions = Math.Clamp(request.Second, 0, VariablesMax / columns);
        for (int repetition = 0; repetition < Math.Max(repetitions, nonRepeaters > 0 ? 1 : 0); repetition++)
        {
            bool ended = true;
            for (int column = repetition == 0 ? 0 : nonRepeaters; column < (repetitions == 0 ? nonRepeaters : columns); column++)
            {
                int position = positions[column]++;
                bool exists = position < tree.Count;
                ended &= !exists;
                ReadOnlySpan<byte> name = tree.NameAt(Math.Min(position, tree.Count - 1)).Encoded;
                if (exists ? !TryAppend(name, tree.ValueAt(position), uptime, VariableOctetsMax) : !TryAppendMissing(name, SnmpType.EndOfMibView))
                {
                    return true;
                }
            }

            if (ended) return true;
        }

        return true;
    }

    private static bool TryReadName(ref BerReader reader, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!reader.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> variable)) return false;

        var inner = new BerReader(variable);
        return inner.TryRead(BerTag.Name, out name);
    }

    /// <summary>Version 1 has no 64-bit counters: its GETNEXT steps over them.</summary>
    private int NextPosition(ReadOnlySpan<byte> name, bool isVersion1, TimeSpan uptime)
    {
        int position = tree.FirstAfter(name);
        while (isVersion1 && position < tree.Count && TagAt(position, uptime) == Counter64Tag) position++;
        return position;
    }

    private byte TagAt(int position, TimeSpan uptime)
    {
        var writer = new BerWriter(single);
        tree.ValueAt(position)(ref writer, uptime);
        return writer.Written[0];
    }

    private bool TryAppendMissing(ReadOnlySpan<byte> name, SnmpType missing) =>
        TryAppend(name, (ref BerWriter writer, TimeSpan _) => writer.Null((byte)missing), TimeSpan.Zero, list.Length);

    private bool TryAppend(ReadOnlySpan<byte> name, MibValue value, TimeSpan uptime, int octetsMax)
    {
        var writer = new BerWriter(single);
        int end = writer.Position;
        value(ref writer, uptime);
        writer.Octets(name, BerTag.Name);
        writer.Wrap(BerTag.Sequence, end);
        if (writer.Overflowed || length + writer.Written.Length > octetsMax) return false;

        writer.Written.CopyTo(list.AsSpan(length));
        length += writer.Written.Length;
        return true;
    }
}
