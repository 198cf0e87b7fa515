using PrisonOps.Collectors.Flows.Wire;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows.Templates;

/// <summary>Reads the records of a set by their template (RFC 3954 section 5.3, RFC 7011 section 3.4.3).</summary>
internal static class DataReader
{
    /// <summary>A template of one octet would make tens of thousands of a single datagram; no device sends so many.</summary>
    private const int RecordsMax = 4_096;

    private const byte LongLength = 255;

    /// <returns>How many records the set held.</returns>
    public static uint Read(ReadOnlySpan<byte> set, FlowTemplate template, TemplateKey stream, ExporterState state, FlowReport report)
    {
        WireReader reader = new(set);
        uint count = 0;
        while (reader.Left >= template.OctetsMin)
        {
            FieldValues values = default;
            for (int i = 0; i < template.Fields.Length; i++)
            {
                TemplateField field = template.Fields[i];
                values.Take(field, reader.Take(field.Octets == TemplateField.Variable ? Length(ref reader) : field.Octets), i < template.ScopeFields);
            }

            if (reader.IsBroken || count == RecordsMax)
            {
                report.Malformed++;
                return count;
            }

            count++;
            if (template.IsOptions) TakeOption(values, stream, state);
            else AddFlows(values, stream, state, report);
        }

        return count;
    }

    /// <summary>One octet, or three of which the first is 255 (RFC 7011 section 7).</summary>
    private static int Length(ref WireReader reader) => reader.Octet() is var length && length == LongLength ? reader.Number16() : length;

    private static void TakeOption(FieldValues values, TemplateKey stream, ExporterState state)
    {
        if (values.RateOfOption is not { } rate) return;

        state.Sample(
            values switch
            {
                { Sampler: { } sampler } => new(stream.Format, stream.Domain, SamplerScope.Sampler, sampler),
                { ScopePort: { } port } => new(stream.Format, stream.Domain, SamplerScope.Port, port),
                _ => new(stream.Format, stream.Domain, SamplerScope.Domain, 0),
            },
            rate);
    }

    /// <summary>A record without counters tells of an event, such as a refused connection, and not of traffic.</summary>
    private static void AddFlows(FieldValues values, TemplateKey stream, ExporterState state, FlowReport report)
    {
        uint rate = RateOf(values, stream, state);
        if (values.OctetsOrPost > 0)
        {
            report.Records.Add(new(
                values.Source, values.Destination, values.Protocol, values.SourcePort, values.DestinationPort, values.Input, values.Output,
                SampledTraffic.Scale(values.OctetsOrPost, rate), SampledTraffic.Scale(values.PacketsOrPost, rate)));
        }

        if (values.ReverseOctets > 0)
        {
            report.Records.Add(new(
                values.Destination, values.Source, values.Protocol, values.DestinationPort, values.SourcePort, values.Output, values.Input,
                SampledTraffic.Scale(values.ReverseOctets, rate), SampledTraffic.Scale(values.ReversePackets, rate)));
        }
    }

    private static uint RateOf(FieldValues values, TemplateKey stream, ExporterState state) =>
        values.Rate
        ?? (values.Sampler is { } sampler ? state.RateOf(new(stream.Format, stream.Domain, SamplerScope.Sampler, sampler)) : null)
        ?? state.RateOf(new(stream.Format, stream.Domain, SamplerScope.Port, values.Input))
        ?? state.RateOf(new(stream.Format, stream.Domain, SamplerScope.Domain, 0))
        ?? 1;
}
