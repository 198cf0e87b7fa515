using PrisonOps.Collectors.Flows.Templates;
using PrisonOps.Collectors.Flows.Wire;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows;

/// <summary>NetFlow version 9 (RFC 3954) and IPFIX (RFC 7011): sets of templates, and of data that they explain.</summary>
internal static class TemplatedFlows
{
    private const ushort FirstDataSet = 256;
    private const int SetHeadOctets = 4;

    /// <summary>The header has 20 octets; its sequence counts datagrams.</summary>
    public static void ReadNetFlow9(ReadOnlySpan<byte> datagram, ExporterState state, DateTimeOffset now, FlowReport report)
    {
        WireReader reader = new(datagram);
        reader.Skip(12);
        uint sequence = reader.Number32(), source = reader.Number32();
        if (reader.IsBroken)
        {
            report.Malformed++;
            return;
        }

        report.LostDatagrams += state.Sequence(source) is { } watch ? watch.Missing(sequence, 1) : 0;
        ReadSets(ref reader, new(FlowFormat.NetFlow9, source, 0), state, now, report);
    }

    /// <summary>The header has 16 octets; its sequence counts records of data (RFC 7011 section 3.1).</summary>
    public static void ReadIpfix(ReadOnlySpan<byte> datagram, ExporterState state, DateTimeOffset now, FlowReport report)
    {
        WireReader reader = new(datagram);
        reader.Skip(2);
        ushort octets = reader.Number16();
        reader.Skip(4);
        uint sequence = reader.Number32(), domain = reader.Number32();
        if (reader.IsBroken || octets != datagram.Length)
        {
            report.Malformed++;
            return;
        }

        (uint? records, uint flows) = ReadSets(ref reader, new(FlowFormat.Ipfix, domain, 0), state, now, report);
        report.LostFlows += state.Sequence(domain) is { } watch ? watch.Missing(sequence, records, ahead: flows) : 0;
    }

    /// <returns>How many records of data there were, null when that cannot be known, and how many of them told of flows.</returns>
    private static (uint? Records, uint Flows) ReadSets(ref WireReader reader, TemplateKey stream, ExporterState state, DateTimeOffset now, FlowReport report)
    {
        (int templateSet, int optionsSet) = stream.Format == FlowFormat.Ipfix ? (2, 3) : (0, 1);
        (uint? records, uint flows) = (0, 0);
        while (reader.Left >= SetHeadOctets)
        {
            ushort id = reader.Number16();
            ReadOnlySpan<byte> set = reader.Take(reader.Number16() - SetHeadOctets);
            if (reader.IsBroken)
            {
                report.Malformed++;
                return (null, flows);
            }

            if (id == templateSet || id == optionsSet)
            {
                report.Malformed += TemplateReader.Read(set, stream, id == optionsSet, state, now);
            }
            else if (id >= FirstDataSet && state.Find(stream with { Id = id }, now) is { } template)
            {
                uint read = DataReader.Read(set, template, stream, state, report);
                (records, flows) = (records + read, template.IsOptions ? flows : flows + read);
            }
            else if (id >= FirstDataSet)
            {
                report.SetsWithoutTemplate++;
                records = null;
            }
        }

        return (records, flows);
    }
}
