using PrisonOps.Collectors.Flows.Wire;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows;

/// <summary>NetFlow version 5: a header of 24 octets and up to 30 records of 48 (Cisco, "NetFlow Export Datagram Format", tables B-3 and B-4).</summary>
internal static class NetFlow5
{
    private const int RecordOctets = 48;
    private const int SamplingBits = 0x3FFF;

    public static void Read(ReadOnlySpan<byte> datagram, ExporterState state, FlowReport report)
    {
        WireReader reader = new(datagram);
        reader.Skip(2);
        ushort count = reader.Number16();
        reader.Skip(12);
        uint sequence = reader.Number32();
        ushort engine = reader.Number16();
        uint rate = (uint)(reader.Number16() & SamplingBits);
        if (reader.IsBroken || count == 0 || reader.Left != count * RecordOctets)
        {
            report.Malformed++;
            return;
        }

        report.LostFlows += state.Sequence(engine) is { } watch ? watch.Missing(sequence, count) : 0;
        for (int i = 0; i < count; i++) report.Records.Add(Record(reader.Take(RecordOctets), rate));
    }

    private static FlowRecord Record(ReadOnlySpan<byte> record, uint rate)
    {
        WireReader reader = new(record);
        uint source = reader.Number32(), destination = reader.Number32();
        reader.Skip(4);
        ushort input = reader.Number16(), output = reader.Number16();
        uint packets = reader.Number32(), octets = reader.Number32();
        reader.Skip(8);
        ushort sourcePort = reader.Number16(), destinationPort = reader.Number16();
        reader.Skip(2);
        return new(
            FlowAddress.OfVersion4(source), FlowAddress.OfVersion4(destination), reader.Octet(), sourcePort, destinationPort, input, output,
            SampledTraffic.Scale(octets, rate), SampledTraffic.Scale(packets, rate));
    }
}
