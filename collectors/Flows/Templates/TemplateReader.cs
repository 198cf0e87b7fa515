using System.Collections.Immutable;
using PrisonOps.Collectors.Flows.Wire;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows.Templates;

/// <summary>Reads the sets that announce templates: RFC 3954 sections 5.2 and 6.1, RFC 7011 sections 3.4 and 8.1.</summary>
internal static class TemplateReader
{
    private const ushort FirstDataId = 256;
    private const ushort TemplateSet = 2;
    private const ushort OptionsSet = 3;
    private const int EnterpriseBit = 0x8000;

    /// <returns>How many templates were refused: too many, too long, empty, or cut off.</returns>
    public static int Read(ReadOnlySpan<byte> set, TemplateKey stream, bool options, ExporterState state, DateTimeOffset now)
    {
        WireReader reader = new(set);
        int refused = 0;
        // What is shorter than the head of a template is padding.
        while (reader.Left >= 4)
        {
            TemplateKey key = stream with { Id = reader.Number16() };
            int count = reader.Number16();
            if (key.Format == FlowFormat.Ipfix && count == 0) Withdraw(key, options, state);
            else if (key.Id < FirstDataId) return key.Id == 0 ? refused : refused + 1;
            else if (ReadFields(ref reader, key, count, options, now) is not { } template) return refused + 1;
            else if (template.OctetsMin == 0 || !state.Announce(key, template)) refused++;
        }

        return refused;
    }

    private static void Withdraw(TemplateKey key, bool options, ExporterState state)
    {
        if (key.Id >= FirstDataId) state.Withdraw(key);
        // The number of the set stands for all templates of its kind; any other one, such as a zero of padding, for none.
        else if (key.Id == (options ? OptionsSet : TemplateSet)) state.WithdrawAll(key, options);
    }

    /// <summary>Null when it is cut off or too long.</summary>
    private static FlowTemplate? ReadFields(ref WireReader reader, TemplateKey key, int count, bool options, DateTimeOffset now)
    {
        (int fields, int scopes) = (count, 0);
        if (options && key.Format == FlowFormat.Ipfix)
        {
            scopes = reader.Number16();
        }
        else if (options)
        {
            // NetFlow 9 says the octets of the fields of the scope and of the option, four for each.
            scopes = count / 4;
            fields = scopes + (reader.Number16() / 4);
        }

        if (fields > FlowTemplate.FieldsMax || scopes > fields) return null;

        var read = ImmutableArray.CreateBuilder<TemplateField>(fields);
        for (int i = 0; i < fields; i++)
        {
            ushort element = reader.Number16(), octets = reader.Number16();
            // NetFlow 9 has no enterprises; its scopes are numbers of their own, which are moved out of the way of the elements.
            if (key.Format != FlowFormat.Ipfix) read.Add(new(element, octets, i < scopes ? ElementNames.ScopeOfNetFlow9 : 0));
            else if ((element & EnterpriseBit) == 0) read.Add(new(element, octets, 0));
            else read.Add(new((ushort)(element & ~EnterpriseBit), octets, reader.Number32()));
        }

        return reader.IsBroken ? null : new(read.MoveToImmutable(), scopes, options, now);
    }
}
